package com.mailflatrate.audience;

import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list and how many stand on it.
 *
 * @param frequency what subscribers were promised; null when nothing was
 */
public record ListSummary(
        ListId id,
        String name,
        String description,
        @Nullable Frequency frequency,
        Counts counts,
        Instant createdAt) {

    /**
     * At most so many mails in a calendar unit of the account's zone.
     *
     * @param max 1 to 31
     */
    public record Frequency(int max, Per per) {}

    /** The unit of a promise. */
    public enum Per {
        WEEK,
        MONTH,
        QUARTER;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Memberships by status. */
    public record Counts(
            long unconfirmed,
            long subscribed,
            long unsubscribed,
            long bounced,
            long complained,
            long held) {

        /** All of them. */
        public long total() {
            return unconfirmed + subscribed + unsubscribed + bounced + complained + held;
        }

        /** Of one status. */
        public long of(MembershipStatus status) {
            return switch (status) {
                case UNCONFIRMED -> unconfirmed;
                case SUBSCRIBED -> subscribed;
                case UNSUBSCRIBED -> unsubscribed;
                case BOUNCED -> bounced;
                case COMPLAINED -> complained;
                case HELD -> held;
            };
        }
    }
}
