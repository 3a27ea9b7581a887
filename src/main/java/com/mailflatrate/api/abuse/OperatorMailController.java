package com.mailflatrate.api.abuse;

import com.mailflatrate.abuse.Tracing;
import com.mailflatrate.account.Account;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mailings and messages by what stands in a mail. */
@RestController
@RequestMapping("/api/v1/operator")
@Tag(name = "Operator")
class OperatorMailController {

    private final Tracing tracing;
    private final ContactViews views;

    OperatorMailController(Tracing tracing, ContactViews views) {
        this.views = views;
        this.tracing = tracing;
    }

    /** A mailing and whose it is. */
    record MailingAnswer(
            MailingId mailingId,
            UUID accountId,
            String company,
            CampaignId campaignId,
            String subject,
            String state,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            Mailing.Counts counts) {}

    /** A message. */
    record MessageAnswer(
            @Nullable MailingId mailingId,
            @Nullable UUID accountId,
            @Nullable CampaignId campaignId,
            @Nullable ContactId contactId,
            @Nullable String email,
            @Nullable ListId listId,
            String state,
            int attempts,
            @Nullable Instant sentAt) {}

    @GetMapping("/mailings/{mailingId}")
    @Operation(summary = "A mailing by its id in any spelling, of whatever account")
    MailingAnswer mailing(SignedIn me, @PathVariable String mailingId) {
        ComplaintController.require(me);
        return MailingId.parse(mailingId)
                .flatMap(tracing::mailing)
                .map(OperatorMailController::answer)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @GetMapping("/messages")
    @Operation(summary = "A message by any genuine token of it")
    MessageAnswer message(
            SignedIn me,
            @Parameter(
                            description =
                                    "As it stands in `X-Mailing-ID` behind the dot, in an address or in a link")
                    @RequestParam(required = false)
                    @Nullable String token) {
        ComplaintController.require(me);
        if (token == null || token.isBlank()) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "token")));
        }
        Tracing.FoundMessage found =
                tracing.message(token).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Account account = found.account();
        views.seenByStaff(account == null ? null : account.id(), me, true);
        return answer(found);
    }

    private static MailingAnswer answer(Tracing.FoundMailing found) {
        Mailing mailing = found.mailing();
        return new MailingAnswer(
                mailing.mailingId(),
                found.account().publicId(),
                found.account().company().name(),
                mailing.campaign(),
                mailing.subject(),
                mailing.state().code(),
                mailing.confirmedBy(),
                mailing.confirmedAt(),
                mailing.counts());
    }

    private static MessageAnswer answer(Tracing.FoundMessage found) {
        var facts = found.facts();
        return new MessageAnswer(
                facts.mailingId(),
                found.account() == null ? null : found.account().publicId(),
                facts.campaign(),
                facts.contact(),
                found.email(),
                facts.list(),
                facts.state().name().toLowerCase(Locale.ROOT),
                facts.attempts(),
                facts.claimedAt());
    }
}
