package com.mailflatrate.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many requests work on the database at once. Without it the pool's queue would become everybody's
 * latency, because virtual threads let any number of requests in. Thread-safe, fair.
 */
public final class DatabaseGate {

    private final Semaphore free;

    DatabaseGate(int requests) {
        this.free = new Semaphore(requests, true);
    }

    /**
     * Waits for a place. Whoever got one gives it back by {@link #leave}.
     *
     * @return false when none became free in time: answer 503
     */
    public boolean enter(Duration patience) {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the place back. */
    public void leave() {
        free.release();
    }
}
