package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.Deciding;
import com.mailflatrate.abuse.inbox.Decision;
import com.mailflatrate.abuse.inbox.Inbox;
import com.mailflatrate.abuse.inbox.Shelf;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of what came back. */
@RestController
@RequestMapping("/api/v1/operator/returns")
@Tag(name = "Operator")
class ReturnController {

    private static final MediaType MAIL = MediaType.parseMediaType("message/rfc822");

    private final Inbox inbox;
    private final Inbound inbound;
    private final Deciding deciding;
    private final ContactViews views;

    ReturnController(Inbox inbox, Inbound inbound, Deciding deciding, ContactViews views) {
        this.inbox = inbox;
        this.inbound = inbound;
        this.deciding = deciding;
        this.views = views;
    }

    /** What becomes of a mail. */
    record DecisionForm(@Nullable String decision, @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Mails that came back, newest first")
    Page<ReturnView> list(
            SignedIn me,
            @Parameter(
                            description =
                                    "`bounce`, `complaint`, `unsubscribe`, `objection`, `auto-reply`, `delay`, `human`, `junk`;"
                                            + " `unreadable`; or `undecided`, what was not understood and nobody has decided"
                                            + " about. All when it is not said")
                    @RequestParam(defaultValue = "all")
                    String kind,
            PageRequest paging) {
        Desk.require(me);
        Shelf shelf = Shelf.of(kind).orElseThrow(() -> Desk.wrong("kind"));
        Page<StoredMail> page = inbox.page(shelf, paging);
        views.tableSeenByStaff(page.items().stream().map(StoredMail::account), me);
        return page.map(ReturnView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "What one mail was taken for, and why")
    ReturnView one(SignedIn me, @PathVariable String id) {
        return ReturnView.of(seen(me, id));
    }

    @GetMapping(path = "/{id}/raw", produces = "message/rfc822")
    @Operation(summary = "One mail as it came (message/rfc822)")
    ResponseEntity<byte[]> raw(SignedIn me, @PathVariable String id) {
        byte[] raw =
                inbound.raw(seen(me, id).id())
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return ResponseEntity.ok().contentType(MAIL).body(raw);
    }

    @PostMapping("/{id}/decision")
    @Operation(
            summary = "Decide about a mail that could not be understood",
            description =
                    "`complaint` makes a case of it (needs `operator:cases` as well), `leave` lets it be."
                            + " 409 `WRONG_STATE` for one that was understood or decided about.")
    ReturnView decide(SignedIn me, @PathVariable String id, @RequestBody DecisionForm form) {
        Desk.require(me);
        StoredMail mail = found(id);
        Decision.Choice choice =
                Decision.Choice.of(Desk.given("decision", form.decision()))
                        .orElseThrow(() -> Desk.wrong("decision"));
        if (choice == Decision.Choice.COMPLAINT) {
            Access.require(me, "operator:cases");
        }
        return ReturnView.of(deciding.decide(mail.id(), choice, form.note(), me.actor()).orThrow());
    }

    private StoredMail seen(SignedIn me, String id) {
        Desk.require(me);
        StoredMail mail = found(id);
        views.seenByStaff(mail.account(), me, true);
        return mail;
    }

    private StoredMail found(String id) {
        return Ids.uuid(id)
                .flatMap(inbox::find)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
