package com.mailflatrate.account.signin;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: failed sign-ins per client and per address. A success gives its turn back.
 * Counts live in memory, as a restart costs an attacker more than it gives. Thread-safe.
 */
@Component
final class SignInLimits {

    private static final int PER_ADDRESS = 10;
    private static final int PER_CLIENT = 60;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final TimeMeter meter;

    SignInLimits(InstantSource clock) {
        this.meter = new ClockMeter(clock);
    }

    /** Takes a turn. Seconds to wait when there is none, else 0. */
    long take(String ip, String email) {
        long client = take(bucket("ip " + ip, PER_CLIENT));
        long address = take(bucket("to " + email.toLowerCase(Locale.ROOT), PER_ADDRESS));
        return Math.max(client, address);
    }

    /** Gives the turn back after a success. */
    void giveBack(String ip, String email) {
        bucket("ip " + ip, PER_CLIENT).addTokens(1);
        bucket("to " + email.toLowerCase(Locale.ROOT), PER_ADDRESS).addTokens(1);
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String who, int capacity) {
        try {
            return buckets.get(
                    who,
                    () ->
                            Bucket.builder()
                                    .withCustomTimePrecision(meter)
                                    .addLimit(
                                            Bandwidth.builder()
                                                    .capacity(capacity)
                                                    .refillGreedy(capacity, WINDOW)
                                                    .build())
                                    .build());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service's own clock, so that the sandbox can let time pass. */
    private record ClockMeter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
