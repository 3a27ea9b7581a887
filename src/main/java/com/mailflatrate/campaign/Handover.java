package com.mailflatrate.campaign;

import com.mailflatrate.campaign.MailingStore.MailingRow;
import com.mailflatrate.campaign.audience.CampaignAudiences;
import com.mailflatrate.consent.clock.MailClock;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.delivery.RunDraft;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.domain.SenderDomain;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Hands a cleared mailing to delivery: run, clearance, recipients, all or nothing. */
@Component
class Handover {

    private final MailingStore mailings;
    private final Gate gate;
    private final CampaignAudiences audiences;
    private final Runs runs;
    private final Outbox outbox;
    private final MailClock clocks;
    private final InstantSource clock;

    Handover(
            MailingStore mailings,
            Gate gate,
            CampaignAudiences audiences,
            Runs runs,
            Outbox outbox,
            MailClock clocks,
            InstantSource clock) {
        this.mailings = mailings;
        this.gate = gate;
        this.audiences = audiences;
        this.runs = runs;
        this.outbox = outbox;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Within the transaction of the release, which is undone when delivery refuses. */
    Outcome<MailingRow> start(MailingRow row, GateFacts facts, UUID confirmation) {
        AccountId account = row.account();
        SenderDomain domain = facts.domain();
        if (domain == null) {
            throw new IllegalStateException("cleared without a domain: " + row.mailingId());
        }
        RunId run = runs.open(account, draft(row, facts.content(), domain));
        mailings.start(account, row.mailingId(), run, row.audienceCount(), clock.instant());
        Clearance clearance =
                gate.clear(
                        account,
                        run,
                        domain.id(),
                        facts.addressed(),
                        facts.content().sha256(),
                        confirmation);
        Outcome<Long> accepted =
                outbox.accept(
                        clearance, sink -> audiences.stream(account, facts.addressed(), sink));
        return switch (accepted) {
            case Outcome.Done<Long>(Long count) -> {
                clocks.handedOver(account, run, row.lists());
                mailings.start(account, row.mailingId(), run, count, clock.instant());
                yield Outcome.done(mailings.find(account, row.mailingId()).orElseThrow());
            }
            case Outcome.Refused<Long>(List<Reason> reasons) -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield Outcome.refused(reasons);
            }
        };
    }

    private static RunDraft draft(MailingRow row, Content content, SenderDomain domain) {
        EmailAddress from = EmailAddress.parse(content.fromEmail()).orElseThrow();
        @Nullable String replyTo = content.replyTo();
        @Nullable EmailAddress forwardTo =
                replyTo == null || replyTo.isBlank()
                        ? null
                        : EmailAddress.parse(replyTo).orElse(null);
        return new RunDraft(
                row.mailingId(),
                row.campaign(),
                domain.id(),
                content.fromName(),
                from,
                forwardTo,
                row.lists());
    }
}
