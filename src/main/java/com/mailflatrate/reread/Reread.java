package com.mailflatrate.reread;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to read kept mails again, and how far it is.
 *
 * @param since mails received from then until {@code askedAt}
 * @param dryRun only tells what would change
 * @param last the mail read last
 * @param doneAt null while it goes on
 */
public record Reread(
        UUID id,
        Instant askedAt,
        String askedBy,
        Instant since,
        boolean dryRun,
        Place last,
        Counts counts,
        @Nullable Instant doneAt) {

    /** A place in the order of arrival. */
    public record Place(Instant at, UUID id) {}

    /**
     * How many mails came out how.
     *
     * @param looked all of them
     * @param differing those a dry run would change
     */
    public record Counts(
            long looked, long applied, long differing, long leftAlone, long unreadable) {

        /** None yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** One more. */
        public Counts plus(Upshot upshot) {
            return new Counts(
                    looked + 1,
                    applied + (upshot == Upshot.APPLIED ? 1 : 0),
                    differing + (upshot == Upshot.WOULD_CHANGE ? 1 : 0),
                    leftAlone + (upshot == Upshot.LEFT_ALONE ? 1 : 0),
                    unreadable + (upshot == Upshot.UNREADABLE ? 1 : 0));
        }

        /** Those read as before. */
        public long same() {
            return looked - applied - differing - leftAlone - unreadable;
        }
    }
}
