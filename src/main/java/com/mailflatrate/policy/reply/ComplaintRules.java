package com.mailflatrate.policy.reply;

/**
 * How many complaints are too many (compliance row I9; Gmail and Yahoo ask for less than 0.3 %).
 */
public final class ComplaintRules {

    private static final long LEAST = 3;
    private static final double WARN = 0.001;
    private static final double HOLD = 0.003;

    private ComplaintRules() {}

    /** What a number of complaints calls for. */
    public enum Step {
        FINE,
        WARN,
        /** The mailing stops until a person looks. */
        HOLD
    }

    /** So many of so many accepted mails: no step below three, and no hold within chance. */
    public static Step of(long complaints, long accepted) {
        if (complaints < LEAST || accepted <= 0 || complaints < accepted * WARN) {
            return Step.FINE;
        }
        boolean hold =
                complaints >= accepted * HOLD
                        && RateRules.exceeds(complaints, accepted, WARN, LEAST);
        return hold ? Step.HOLD : Step.WARN;
    }
}
