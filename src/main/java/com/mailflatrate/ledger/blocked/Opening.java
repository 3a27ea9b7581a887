package com.mailflatrate.ledger.blocked;

import com.mailflatrate.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to read what is blocked about one person.
 *
 * @param agreedAt null while a second person is needed, as the other two
 */
public record Opening(
        AccountId account,
        UUID id,
        String reason,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        @Nullable UUID agreedBy,
        @Nullable String agreedName,
        @Nullable Instant agreedAt) {

    private static final Duration OPEN = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(7);

    /** How far it is. */
    public enum State {
        /** A second person is needed. */
        WAITING,
        /** The two may read. */
        OPEN,
        /** The day is over, or nobody agreed within a week. */
        CLOSED;

        /** In lower case, as outside. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far it is at that time. */
    public State state(Instant now) {
        if (agreedAt == null) {
            return now.isBefore(askedAt.plus(PATIENCE)) ? State.WAITING : State.CLOSED;
        }
        return now.isBefore(agreedAt.plus(OPEN)) ? State.OPEN : State.CLOSED;
    }

    /** Whether this is one of the two who opened it. */
    public boolean isOf(UUID person) {
        return agreedBy != null && (agreedBy.equals(person) || askedBy.equals(person));
    }
}
