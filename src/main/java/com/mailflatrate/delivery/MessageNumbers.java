package com.mailflatrate.delivery;

import com.mailflatrate.kernel.MessageId;
import java.time.Instant;

/**
 * Message ids: the week (since 1970, Thursdays) in the upper bits, then one number line for all
 * weeks.
 */
public final class MessageNumbers {

    /** Bits of the number. */
    public static final int BITS = 40;

    private static final long WEEK_SECONDS = 7L * 24 * 3600;

    private MessageNumbers() {}

    /** The week an instant lies in. */
    public static long week(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), WEEK_SECONDS);
    }

    /** What to add to the next number for an id of this instant. */
    static long base(Instant at) {
        return week(at) << BITS;
    }

    /** The id made of a base and a number. */
    static MessageId id(long base, long number) {
        return new MessageId(base + number);
    }
}
