package com.mailflatrate.imports.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Does two pieces of work at the same time: one on the thread that asks, one on a second thread.
 */
public final class SideBySide {

    private final ExecutorService second;

    /** A daemon thread of this name. */
    public SideBySide(String name) {
        this.second =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /** Returns when both are over, with the failure of one of them if there was any. */
    public void run(Runnable one, Runnable other) {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(other, second);
        try {
            one.run();
        } finally {
            beside.handle((nothing, failure) -> failure).join();
        }
        beside.join();
    }

    /** Lets what runs end; takes nothing any more. */
    public void stop() {
        second.shutdown();
    }
}
