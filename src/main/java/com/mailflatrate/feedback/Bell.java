package com.mailflatrate.feedback;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the worker when a mail has come. Thread-safe. */
@Component
final class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Waits for a ring, at most so long. */
    void await(long millis) throws InterruptedException {
        boolean woken = rung.tryAcquire(millis, TimeUnit.MILLISECONDS);
        if (woken) {
            rung.drainPermits();
        }
    }
}
