package com.mailflatrate.ledger.verify;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Works through parts in their order on a thread beside the one that reads them, at most one part
 * behind. What a part throws comes out with the next one, or at the end. For one reader.
 */
final class Behind implements AutoCloseable {

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("ledger-verification").daemon().factory());
    private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

    /** Begins as soon as the part before is done, and waits for that. */
    void then(Runnable part) {
        before.join();
        before = CompletableFuture.runAsync(part, thread);
    }

    /** Waits for the last part. */
    @Override
    public void close() {
        try {
            before.join();
        } finally {
            thread.shutdown();
        }
    }
}
