package com.mailflatrate.policy.reply;

/** When a rate is so high that chance does not explain it. */
public final class RateRules {

    private RateRules() {}

    /**
     * Whether the events exceed a limit beyond doubt: at least {@code minimum} of them, and fewer than 1 % chance
     * of so many if the true rate were the limit.
     */
    public static boolean exceeds(long events, long of, double limit, long minimum) {
        throw new IllegalStateException("not yet: " + events + of + limit + minimum);
    }
}
