package com.mailflatrate.given;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for something that happens on another thread: looks often at first and then less, so that
 * no limit of calls is met; gives up after a bound, never just sleeps.
 */
public final class Eventually {

    private static final long FIRST_LOOK = Duration.ofMillis(20).toNanos();
    private static final long LATER_LOOKS = Duration.ofMillis(200).toNanos();

    private Eventually() {}

    /** Looks until the assertion passes; throws its last failure after a minute. */
    public static void eventually(Runnable assertion) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        long pause = FIRST_LOOK;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError failure) {
                if (System.nanoTime() > end) {
                    throw failure;
                }
                LockSupport.parkNanos(pause);
                pause = Math.min(LATER_LOOKS, pause * 3 / 2);
            }
        }
    }

    /** Looks until the condition holds; fails after a minute. */
    public static void until(String what, Supplier<Boolean> condition) {
        eventually(
                () -> {
                    if (!condition.get()) {
                        throw new AssertionError("still not: " + what);
                    }
                });
    }

    /** Looks until there is a value, and gives it; fails after a minute. */
    public static <T> T value(String what, Supplier<Optional<T>> look) {
        AtomicReference<T> found = new AtomicReference<>();
        until(
                what,
                () -> {
                    look.get().ifPresent(found::set);
                    return found.get() != null;
                });
        return found.get();
    }
}
