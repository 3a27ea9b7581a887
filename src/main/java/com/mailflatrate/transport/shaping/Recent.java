package com.mailflatrate.transport.shaping;

import java.time.Duration;

/**
 * How often something happened lately, to ten seconds. Costs the same however often it does. Not
 * thread-safe.
 */
final class Recent {

    /** As far back as it remembers. */
    static final long REACH = Duration.ofMinutes(10).toNanos();

    private static final long STEP = Duration.ofSeconds(10).toNanos();
    private static final int STEPS = (int) (REACH / STEP);

    private final long[] counts = new long[STEPS];
    private long newest = Long.MIN_VALUE;

    /** Once more, now. */
    void add(long nanos) {
        advance(nanos / STEP);
        counts[index(newest)]++;
    }

    /** How often in the time before now. */
    long since(long nanos, long back) {
        advance(nanos / STEP);
        long sum = 0;
        for (long step = newest; step > newest - Math.min(back / STEP, STEPS); step--) {
            sum += counts[index(step)];
        }
        return sum;
    }

    private void advance(long step) {
        if (step - newest >= STEPS || newest == Long.MIN_VALUE) {
            java.util.Arrays.fill(counts, 0);
            newest = step;
        }
        while (newest < step) {
            newest++;
            counts[index(newest)] = 0;
        }
    }

    private static int index(long step) {
        return Math.floorMod(step, STEPS);
    }
}
