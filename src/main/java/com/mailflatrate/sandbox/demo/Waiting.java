package com.mailflatrate.sandbox.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again until something is there. */
final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    /** What comes, at the latest after a minute. */
    static <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IllegalStateException("waited a minute in vain for " + what);
    }
}
