package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.vetting.talk.AttachedFile;
import com.mailflatrate.vetting.talk.Conversations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Papers that applicants hand in. */
@RestController
@RequestMapping("/api/v1/operator/accounts")
@Tag(name = "Operator")
class OperatorPaperController {

    private final Conversations talk;

    OperatorPaperController(Conversations talk) {
        this.talk = talk;
    }

    @GetMapping(
            path = "/{id}/attachments/{attachmentId}",
            produces = {
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_PDF_VALUE
            })
    @Operation(
            summary = "A paper of an account's conversation: JPEG, PNG or PDF",
            description = "Each reading stands in the account's log.")
    ResponseEntity<byte[]> paper(
            SignedIn me, @PathVariable String id, @PathVariable String attachmentId) {
        Access.requireStaff(me, "operator:accounts");
        AttachedFile file = talk.paper(id, attachmentId, me).orThrow();
        return Downloads.of(file.type(), file.name(), file.bytes());
    }
}
