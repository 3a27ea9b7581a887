package com.mailflatrate.api.operator;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.held.HeldMailing;
import com.mailflatrate.campaign.held.HeldMailings;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mailings that stand still until a person of the operator has looked. */
@RestController
@RequestMapping("/api/v1/operator/held-mailings")
@Tag(name = "Operator")
class HeldMailingController {

    private final HeldMailings held;

    HeldMailingController(HeldMailings held) {
        this.held = held;
    }

    /** One that is held, with what came of it so far. */
    record HeldView(
            MailingId mailingId,
            UUID accountId,
            String company,
            String subject,
            String why,
            String by,
            Instant at,
            Figures counts) {

        static HeldView of(HeldMailing one) {
            return new HeldView(
                    one.mailing().mailingId(),
                    one.account().publicId(),
                    one.account().company().name(),
                    one.mailing().subject(),
                    one.why(),
                    one.by(),
                    one.since(),
                    Figures.of(one.mailing().counts()));
        }
    }

    /** Messages by where they are. */
    record Figures(
            long total,
            long held,
            long accepted,
            long deferred,
            long bounced,
            long unsubscribed,
            long complained) {

        static Figures of(Mailing.Counts counts) {
            return new Figures(
                    counts.total(),
                    counts.held(),
                    counts.accepted(),
                    counts.deferred(),
                    counts.bounced(),
                    counts.unsubscribed(),
                    counts.complained());
        }
    }

    /** Why it may go on. */
    record Release(@Nullable String note) {}

    /** A mailing that was let go. */
    record Released(MailingId mailingId, String state) {

        static Released of(Mailing mailing) {
            return new Released(mailing.mailingId(), mailing.state().code());
        }
    }

    @GetMapping
    @Operation(
            summary = "Mailings a rule or the operator stopped, newest first",
            description = "`why` is a rule's code with its figures, or what a person wrote.")
    Page<HeldView> page(SignedIn me, PageRequest paging) {
        Access.requireStaff(me, HeldMailings.SCOPE);
        return held.page(paging).map(HeldView::of);
    }

    @PostMapping("/{mailingId}/release")
    @Operation(
            summary = "Let a held mailing go on",
            description =
                    "A signed-in person; a key only in the sandbox. The account reads the `note`. 409 `WRONG_STATE` "
                            + "when it is not held, 403 `ACCOUNT_NOT_ACTIVE` while its account may not send.")
    Released release(SignedIn me, @PathVariable MailingId mailingId, @RequestBody Release body) {
        Access.requireStaff(me, HeldMailings.SCOPE);
        return Released.of(held.release(mailingId, body.note(), me).orThrow());
    }
}
