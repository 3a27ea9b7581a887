package com.mailflatrate.api.account;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.api.shared.MessageView;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.vetting.talk.AttachedFile;
import com.mailflatrate.vetting.talk.Conversations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The conversation about the application. */
@WhileStopped
@RestController
@RequestMapping("/api/v1/account/messages")
@Tag(name = "Account")
class MessageController {

    private final Conversations talk;

    MessageController(Conversations talk) {
        this.talk = talk;
    }

    /** The conversation, oldest first. */
    record MessageList(List<MessageView> items) {}

    /** What the applicant says. */
    record Say(@Nullable String text) {}

    @GetMapping
    @Operation(summary = "The conversation about the application")
    MessageList messages(SignedIn me) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        return new MessageList(talk.of(account).stream().map(MessageView::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Answer the reviewer")
    MessageView say(SignedIn me, @RequestBody Say body) {
        return say(me, body.text(), List.of());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Answer the reviewer with papers",
            description =
                    "Up to three files of at most 5 MB each as parts named `files`: JPEG, PNG or PDF, known by "
                            + "their content.")
    MessageView sayWithPapers(
            SignedIn me,
            @RequestPart(required = false) @Nullable String text,
            @RequestPart List<MultipartFile> files)
            throws IOException {
        List<AttachedFile> papers = new ArrayList<>();
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            papers.add(AttachedFile.of(name == null ? "" : name, file.getBytes()).orThrow());
        }
        return say(me, text, papers);
    }

    @GetMapping(
            path = "/attachments/{id}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    @Operation(summary = "A paper of the conversation as it was handed in: JPEG, PNG or PDF")
    ResponseEntity<byte[]> paper(SignedIn me, @PathVariable String id) {
        AccountId account = me.accountOr404();
        AttachedFile file =
                Ids.uuid(id)
                        .flatMap(known -> talk.paper(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "account:read");
        return Downloads.of(file.type(), file.name(), file.bytes());
    }

    private MessageView say(SignedIn me, @Nullable String text, List<AttachedFile> papers) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:write");
        return MessageView.of(talk.answer(account, text, papers, me).orThrow());
    }
}
