package com.mailflatrate.policy.reply;

import java.time.Duration;
import java.time.Instant;

/**
 * When an address that failed again and again is given up (compliance rule 7.3): never for one full
 * mailbox, never faster than a month for who mails monthly, and not never for who mails daily.
 */
public final class SoftRules {

    /** Failures closer than this are one. */
    public static final Duration ONE_EVENT = Duration.ofHours(24);

    /** So long an accepted mail may still come back. */
    public static final Duration SETTLED = Duration.ofHours(72);

    private static final int FEW = 3;
    private static final Duration FEW_OVER = Duration.ofDays(180);
    private static final int SOME = 5;
    private static final Duration SOME_OVER = Duration.ofDays(30);
    private static final int MANY = 7;
    private static final Duration MANY_OVER = Duration.ofDays(14);

    private SoftRules() {}

    /** Whether so many failures in a row, between these two instants, are enough. */
    public static boolean isEnough(int inARow, Instant first, Instant last) {
        Duration over = Duration.between(first, last);
        return inARow >= FEW && over.compareTo(FEW_OVER) >= 0
                || inARow >= SOME && over.compareTo(SOME_OVER) >= 0
                || inARow >= MANY && over.compareTo(MANY_OVER) >= 0;
    }
}
