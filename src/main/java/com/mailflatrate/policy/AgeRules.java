package com.mailflatrate.policy;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How long a consent lasts without a mail (compliance row D8): from 12 months on somebody should
 * write, after 24 nobody may. Pure.
 */
public final class AgeRules {

    private static final int FADES = 12;
    private static final int ENDS = 24;

    private AgeRules() {}

    /** How a consent stands. */
    public enum Age {
        FRESH,
        /** Without a mail for 12 months. */
        FADING,
        /** Without a mail for 24 months; only an own sign-up brings it back. */
        STALE
    }

    /**
     * The age of a consent.
     *
     * @param last when we wrote it down or mailed by it, whichever is later
     */
    public static Age of(Instant last, Instant now, ZoneId zone) {
        if (last.isBefore(now.atZone(zone).minusMonths(ENDS).toInstant())) {
            return Age.STALE;
        }
        return last.isBefore(now.atZone(zone).minusMonths(FADES).toInstant())
                ? Age.FADING
                : Age.FRESH;
    }
}
