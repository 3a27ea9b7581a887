package com.mailflatrate.api.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.measured.MailingMeasure;
import com.mailflatrate.campaign.measured.MailingMeasures;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.measures.Touch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service did by itself about sites a mailing goes to. */
@RestController
@RequestMapping("/api/v1/mailings/{mailingId}/measures")
@Tag(name = "Mailings")
class MailingMeasureController {

    private final Mailings mailings;
    private final MailingMeasures measures;

    MailingMeasureController(Mailings mailings, MailingMeasures measures) {
        this.mailings = mailings;
        this.measures = measures;
    }

    /** A measure as the account of a mailing reads it. */
    record MailingMeasureView(
            UUID id,
            String rule,
            String scope,
            String site,
            String words,
            long held,
            boolean inForce,
            boolean mayBeLeftOut,
            Instant beganAt,
            @Nullable Instant until,
            @Nullable Instant liftedAt,
            @Nullable Instant leftOutAt,
            @Nullable String leftOutBy) {

        static MailingMeasureView of(MailingMeasure one) {
            Touch touch = one.touch();
            return new MailingMeasureView(
                    touch.measure(),
                    touch.rule().startsWith("OWN ") ? "OWN" : touch.rule(),
                    touch.scope().name().toLowerCase(Locale.ROOT),
                    touch.site(),
                    touch.words(),
                    one.held(),
                    one.inForce(),
                    one.mayBeLeftOut(),
                    touch.began(),
                    touch.until(),
                    touch.liftedAt(),
                    touch.leftOutAt(),
                    touch.leftOutBy());
        }
    }

    @GetMapping
    @Operation(
            summary = "What was done by itself about sites this mailing goes to, newest first",
            description =
                    "`scope` is `site` for everybody's mail there, `account` for this account's, `mailing` for this "
                            + "mailing's. `held` mails wait because of it; `words` are the other side's, without addresses, and "
                            + "empty where they may speak of others.")
    Page<MailingMeasureView> page(
            SignedIn me, @PathVariable MailingId mailingId, PageRequest paging) {
        Mailing mailing = own(me, mailingId);
        Access.require(me, "mailings:read");
        return Page.part(measures.of(mailing), paging).map(MailingMeasureView::of);
    }

    @PostMapping("/{id}/leave-out")
    @Operation(
            summary = "Leave out what a measure holds back",
            description =
                    "These mails are never sent, nor is what comes to it later; the rest need not wait for them. Cannot be "
                            + "undone. 409 `WRONG_STATE` unless `mayBeLeftOut`.")
    MailingMeasureView leaveOut(
            SignedIn me, @PathVariable MailingId mailingId, @PathVariable String id) {
        Mailing mailing = own(me, mailingId);
        MailingMeasure found =
                Ids.uuid(id)
                        .flatMap(known -> measures.find(mailing, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "mailings:write");
        UUID measure = found.touch().measure();
        return MailingMeasureView.of(measures.leaveOut(mailing, measure, me.actor()).orThrow());
    }

    private Mailing own(SignedIn me, MailingId id) {
        return mailings.find(me.accountOr404(), id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
