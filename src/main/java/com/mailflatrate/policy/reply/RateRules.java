package com.mailflatrate.policy.reply;

/** When a rate is so high that chance does not explain it. */
public final class RateRules {

    private static final double DOUBT = 0.01;

    private RateRules() {}

    /**
     * Whether the events exceed a limit beyond doubt: at least {@code minimum} of them, and fewer
     * than 1 % chance of so many if the true rate were the limit (one-sided binomial).
     */
    public static boolean exceeds(long events, long of, double limit, long minimum) {
        return events >= minimum && events > 0 && of > 0 && chance(events, of, limit) < DOUBT;
    }

    /** The chance of {@code events} or more in {@code of} at a true rate. */
    static double chance(long events, long of, double rate) {
        double logTerm = of * Math.log1p(-rate);
        double odds = Math.log(rate) - Math.log1p(-rate);
        double below = 0;
        for (long i = 0; i < Math.min(events, of + 1); i++) {
            below += Math.exp(logTerm);
            logTerm += Math.log((double) (of - i) / (i + 1)) + odds;
        }
        return Math.max(0, 1 - below);
    }
}
