package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.Inbox;
import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reading kept mails again, all of a time. */
@RestController
@RequestMapping("/api/v1/operator/rereads")
@Tag(name = "Operator")
class RereadController {

    private final Rereads rereads;
    private final Inbox inbox;
    private final ReturnDesk desk;

    RereadController(Rereads rereads, Inbox inbox, ReturnDesk desk) {
        this.rereads = rereads;
        this.inbox = inbox;
        this.desk = desk;
    }

    /** Which mails, and whether only to try. */
    record RereadForm(@Nullable Instant since, @Nullable Boolean dryRun) {}

    @GetMapping
    @Operation(summary = "Orders to read again, newest first")
    Page<RereadView> list(SignedIn me, PageRequest paging) {
        Desk.require(me);
        return rereads.page(paging).map(this::view);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have all mails received since then read again",
            description =
                    "Only what is read otherwise than before has an effect, and no effect is had twice. With `dryRun`"
                            + " it only tells what would change.")
    RereadView ask(SignedIn me, @RequestBody RereadForm form) {
        Desk.require(me);
        Instant since = Desk.given("since", form.since());
        boolean dryRun = Boolean.TRUE.equals(form.dryRun());
        return view(desk.reread(since, dryRun, me.actor()).orThrow());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far one order is")
    RereadView one(SignedIn me, @PathVariable String id) {
        Desk.require(me);
        return view(found(id));
    }

    @GetMapping("/{id}/readings")
    @Operation(summary = "What one order read otherwise than before, in the order of arrival")
    Page<ReadingView> readings(SignedIn me, @PathVariable String id, PageRequest paging) {
        Desk.require(me);
        return rereads.readings(found(id).id(), paging).map(ReadingView::of);
    }

    private Reread found(String id) {
        return Ids.uuid(id)
                .flatMap(rereads::find)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private RereadView view(Reread order) {
        boolean done = order.doneAt() != null;
        return RereadView.of(order, done ? 0 : inbox.received(order.since(), order.askedAt()));
    }
}
