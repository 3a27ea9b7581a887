package com.mailflatrate.factor;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.mailflatrate.kernel.Networks;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing without locking anybody out. From one network an address may be tried ten
 * times in ten minutes, and all addresses together sixty times; from everywhere together an address
 * may be tried thirty times an hour, and only three times while the whole service sees more than
 * two hundred failures in ten minutes. None of that touches a device the person was seen on, which
 * has turns of its own: whoever tries to lock a person out locks out strange devices only, and a
 * mailed link makes a device known. A right password gives its turn back. Counts live in memory, as
 * a restart costs an attacker more than it gives. Thread-safe.
 */
@Component
public final class SignInLimits {

    private static final int PER_ADDRESS_AND_NETWORK = 10;
    private static final int PER_NETWORK = 60;
    private static final int PER_ADDRESS = 30;
    private static final int PER_ADDRESS_UNDER_ATTACK = 3;
    private static final int PER_DEVICE = 10;
    private static final int OF_ALL = 200;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 200_000;
    private static final int LONGEST = 300;

    private final Cache<String, Bucket> buckets =
            CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final TimeMeter meter;

    SignInLimits(InstantSource clock) {
        this.meter = new ClockMeter(clock);
    }

    /** A turn that was taken, or how long to wait for one. */
    public record Turn(long secondsToWait, List<Bucket> taken) {

        /** Gives it back after a success. */
        public void giveBack() {
            taken.forEach(bucket -> bucket.addTokens(1));
        }
    }

    /**
     * Takes a turn.
     *
     * @param device the token of a device the person was seen on, else null
     */
    public Turn take(String ip, String email, @Nullable String device) {
        if (device != null) {
            return take(List.of(bucket("device " + device, PER_DEVICE, WINDOW)));
        }
        String address = email.strip().toLowerCase(Locale.ROOT);
        address = address.substring(0, Math.min(address.length(), LONGEST));
        String network = Networks.of(ip);
        Turn near =
                take(
                        List.of(
                                bucket("ip " + network, PER_NETWORK, WINDOW),
                                bucket(
                                        "at " + network + " " + address,
                                        PER_ADDRESS_AND_NETWORK,
                                        WINDOW)));
        if (near.secondsToWait() > 0) {
            return near;
        }
        Bucket all = bucket("all", OF_ALL, WINDOW);
        boolean attacked = !all.tryConsume(1);
        Turn wide =
                take(
                        List.of(
                                attacked
                                        ? bucket("few " + address, PER_ADDRESS_UNDER_ATTACK, HOUR)
                                        : bucket("to " + address, PER_ADDRESS, HOUR)));
        List<Bucket> taken = new ArrayList<>(near.taken());
        taken.addAll(wide.taken());
        if (!attacked) {
            taken.add(all);
        }
        return new Turn(wide.secondsToWait(), taken);
    }

    private static Turn take(List<Bucket> from) {
        long wait = 0;
        List<Bucket> taken = new ArrayList<>();
        for (Bucket bucket : from) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                taken.add(bucket);
            } else {
                wait =
                        Math.max(
                                wait,
                                1
                                        + TimeUnit.NANOSECONDS.toSeconds(
                                                probe.getNanosToWaitForRefill()));
            }
        }
        return new Turn(wait, taken);
    }

    private Bucket bucket(String who, int capacity, Duration window) {
        try {
            return buckets.get(
                    who,
                    () ->
                            Bucket.builder()
                                    .withCustomTimePrecision(meter)
                                    .addLimit(
                                            Bandwidth.builder()
                                                    .capacity(capacity)
                                                    .refillGreedy(capacity, window)
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
