package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One release of a campaign to its audience.
 *
 * @param run delivery's side; null until something was handed over
 * @param scheduledAt null when it goes at once
 * @param confirmedBy who ticked, null while a person is awaited
 * @param counts waiting to skipped make the total
 * @param holds its stops and their ends, newest first
 */
public record Mailing(
        MailingId mailingId,
        AccountId account,
        CampaignId campaign,
        String campaignName,
        String subject,
        @Nullable RunId run,
        State state,
        Instant createdAt,
        @Nullable Instant scheduledAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        Counts counts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Hold> holds) {

    /** Where a mailing stands; lower-case with hyphens outside. */
    public enum State {
        /** A key asked for it; a person must tick. */
        AWAITING_CONFIRMATION,
        /** Ticked, its hour has not come. */
        SCHEDULED,
        /** On its way. */
        SENDING,
        /** Stopped by the account. */
        PAUSED,
        /** Stopped by a rule or the operator. */
        HELD,
        /** Every message has its answer. */
        FINISHED,
        /** Ended by the account; what had left has left. */
        CANCELLED;

        /** As the API writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Messages by where they are; {@code waiting} to {@code skipped} make {@code total}. */
    public record Counts(
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
            long complained) {

        /** Nothing yet. */
        public static Counts none() {
            return new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0);
        }

        /** Everything skipped. */
        public long skippedTotal() {
            return skipped.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What was done to it on its way. */
    public enum Turn {
        /** The account stopped it. */
        PAUSED,
        /** A rule or the operator stopped it. */
        HELD,
        /** It went on. */
        RESUMED,
        /** It was ended. */
        CANCELLED
    }

    /** A stop or its end, with who and why. */
    public record Hold(Turn turn, String why, String by, Instant at) {

        /** Whether it stopped then. */
        public boolean isStop() {
            return turn == Turn.PAUSED || turn == Turn.HELD;
        }
    }

    /** Its stops alone, newest first. */
    public List<Hold> stops() {
        return holds.stream().filter(Hold::isStop).toList();
    }
}
