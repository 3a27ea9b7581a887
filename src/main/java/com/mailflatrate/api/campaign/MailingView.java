package com.mailflatrate.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mailing as a client reads it; {@code waiting} to {@code skipped} make the {@code total}. */
record MailingView(
        MailingId mailingId,
        CampaignId campaignId,
        String state,
        long total,
        long waiting,
        long held,
        long accepted,
        long deferred,
        long bounced,
        long expired,
        long ambiguous,
        long unconfirmed,
        Map<String, Long> skipped,
        long unsubscribed,
        long complained,
        Instant createdAt,
        @Nullable Instant scheduledAt,
        @JsonInclude @Nullable Instant startedAt,
        @JsonInclude @Nullable Instant finishedAt,
        List<HoldView> holds) {

    static MailingView of(Mailing mailing) {
        Mailing.Counts counts = mailing.counts();
        return new MailingView(
                mailing.mailingId(),
                mailing.campaign(),
                mailing.state().code(),
                counts.total(),
                counts.waiting(),
                counts.held(),
                counts.accepted(),
                counts.deferred(),
                counts.bounced(),
                counts.expired(),
                counts.ambiguous(),
                counts.unconfirmed(),
                counts.skipped(),
                counts.unsubscribed(),
                counts.complained(),
                mailing.createdAt(),
                mailing.scheduledAt(),
                mailing.startedAt(),
                mailing.finishedAt(),
                mailing.stops().stream()
                        .map(hold -> new HoldView(hold.why(), hold.by(), hold.at()))
                        .toList());
    }
}
