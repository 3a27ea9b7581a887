package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.Inbox;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.feedback.Rereader;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.reread.Upshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading one mail again. */
@RestController
@RequestMapping("/api/v1/operator/returns/{id}/readings")
@Tag(name = "Operator")
class ReadingController {

    private final Inbox inbox;
    private final Rereads rereads;
    private final Rereader rereader;

    ReadingController(Inbox inbox, Rereads rereads, Rereader rereader) {
        this.inbox = inbox;
        this.rereads = rereads;
        this.rereader = rereader;
    }

    /**
     * What came of it.
     *
     * @param upshot {@code same}, {@code applied}, {@code left-alone} or {@code unreadable}
     * @param mail as it stands now
     */
    record ReadingAnswer(String upshot, ReturnView mail) {}

    @GetMapping
    @Operation(summary = "What one mail was taken for at other times, newest first")
    Page<ReadingView> list(SignedIn me, @PathVariable String id, PageRequest paging) {
        Desk.require(me);
        return Page.part(rereads.ofMail(found(id).id()), paging).map(ReadingView::of);
    }

    @PostMapping
    @Operation(
            summary = "Read one mail again, at once",
            description =
                    "409 `WRONG_STATE` while it waits for its first reading. An effect that was had, taken back or excused"
                            + " is not had again.")
    ReadingAnswer again(SignedIn me, @PathVariable String id) {
        Desk.require(me);
        StoredMail mail = found(id);
        Upshot upshot = rereader.again(mail.id(), me.actor()).orThrow();
        return new ReadingAnswer(ReturnView.word(upshot.name()), ReturnView.of(found(id)));
    }

    private StoredMail found(String id) {
        return Ids.uuid(id)
                .flatMap(inbox::find)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
