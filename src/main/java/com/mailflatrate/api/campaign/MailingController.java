package com.mailflatrate.api.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mailings: how far they are, and stopping them. */
@RestController
@RequestMapping("/api/v1/mailings")
@Tag(name = "Mailings")
class MailingController {

    private final Mailings mailings;

    MailingController(Mailings mailings) {
        this.mailings = mailings;
    }

    /** Why, for the log. */
    record ReasonBody(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "The mailings of the account, newest first")
    Page<MailingView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "mailings:read");
        return mailings.page(account, paging).map(MailingView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One mailing with its counts as of now")
    MailingView find(SignedIn me, @PathVariable MailingId id) {
        Mailing mailing = own(me, id);
        Access.require(me, "mailings:read");
        return MailingView.of(mailing);
    }

    @WhileStopped
    @PostMapping("/{id}/pause")
    @Operation(summary = "Stops a mailing; what is on its way arrives")
    MailingView pause(
            SignedIn me,
            @PathVariable MailingId id,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return MailingView.of(mailings.pause(may(me, id), id, reason(body), me.actor()).orThrow());
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Goes on after a pause of the account's own")
    MailingView resume(
            SignedIn me,
            @PathVariable MailingId id,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return MailingView.of(mailings.resume(may(me, id), id, reason(body), me.actor()).orThrow());
    }

    @WhileStopped
    @PostMapping("/{id}/cancel")
    @Operation(summary = "Ends a mailing; cannot be undone")
    MailingView cancel(
            SignedIn me,
            @PathVariable MailingId id,
            @RequestBody(required = false) @Nullable ReasonBody body) {
        return MailingView.of(mailings.cancel(may(me, id), id, reason(body), me.actor()).orThrow());
    }

    private AccountId may(SignedIn me, MailingId id) {
        own(me, id);
        Access.require(me, "mailings:write");
        return me.accountOr404();
    }

    private Mailing own(SignedIn me, MailingId id) {
        return mailings.find(me.accountOr404(), id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static @Nullable String reason(@Nullable ReasonBody body) {
        return body == null ? null : body.reason;
    }
}
