package com.mailflatrate.delivery.held;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an account's mailings leave apart from those of others: three of them, or sixty days,
 * whichever is over first (compliance row A7).
 */
public final class Trial {

    private static final int MAILINGS = 3;
    private static final Duration DAYS = Duration.ofDays(60);

    private Trial() {}

    /**
     * Whether a mailing comes after the trial.
     *
     * @param number which one of its account it is, from 1
     * @param firstAt when the account's first one began; null when none has
     */
    public static boolean isOver(long number, @Nullable Instant firstAt, Instant now) {
        return number > MAILINGS || firstAt != null && !now.isBefore(firstAt.plus(DAYS));
    }
}
