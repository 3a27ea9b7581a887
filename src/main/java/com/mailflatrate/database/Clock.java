package com.mailflatrate.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one source of time. Wall time, unless the sandbox or a test has moved it forward; never moves
 * back. Microseconds, because that is what the database keeps. Thread-safe.
 */
public final class Clock implements InstantSource {

    private final InstantSource wall;
    private final AtomicReference<Duration> ahead;

    /** A clock that runs ahead of the wall's. */
    Clock(InstantSource wall, Duration ahead) {
        this.wall = wall;
        this.ahead = new AtomicReference<>(ahead);
    }

    @Override
    public Instant instant() {
        Instant now = wall.instant().plus(ahead.get());
        return now.minusNanos(now.getNano() % 1_000);
    }

    /** How far it runs ahead of wall time. */
    public Duration ahead() {
        return ahead.get();
    }

    /**
     * Moves the clock and nothing else: no job gets its turn, see {@link TimeTravel} for that.
     *
     * @param by not negative
     */
    public void move(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + by);
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
