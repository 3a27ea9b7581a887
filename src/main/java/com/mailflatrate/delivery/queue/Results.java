package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.queue.NodeStore.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A bounded ring of results and the one thread that writes them down: every 50 ms or 500 results. A
 * database that is away stops the sessions in time, because the ring fills. Thread-safe.
 */
final class Results {

    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final int RING = 10_000;
    private static final int BATCH = 500;
    private static final long FLUSH_MILLIS = 50;
    private static final long RETRY_NANOS = 1_000_000_000L;

    private final BlockingQueue<Result> ring = new ArrayBlockingQueue<>(RING);
    private final AtomicLong unwritten = new AtomicLong();
    private final Queue queue;
    private final Node node;
    private final Written written;
    private final Thread writer;
    private volatile boolean open = true;

    Results(Queue queue, Node node, Written written) {
        this.queue = queue;
        this.node = node;
        this.written = written;
        this.writer = Thread.ofPlatform().name("delivery-results").unstarted(this::run);
    }

    /** Hears of batches that the database has taken for good. */
    @FunctionalInterface
    interface Written {
        void accept(long number, List<Result> batch);
    }

    void start() {
        writer.start();
    }

    void put(Result result) {
        unwritten.incrementAndGet();
        try {
            ring.put(result);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a result waited", stopped);
        }
    }

    long unwritten() {
        return unwritten.get();
    }

    /** Writes what is left and ends. */
    void close() throws InterruptedException {
        open = false;
        writer.join(TimeUnit.SECONDS.toMillis(10));
    }

    private void run() {
        List<Result> batch = new ArrayList<>(BATCH);
        while (open || !ring.isEmpty()) {
            fill(batch);
            if (!batch.isEmpty() && write(batch)) {
                batch.clear();
            }
        }
    }

    /** One look per while: a wake for each result would cost more than writing it. */
    private void fill(List<Result> batch) {
        try {
            if (open && batch.isEmpty() && ring.size() < BATCH) {
                TimeUnit.MILLISECONDS.sleep(FLUSH_MILLIS);
            }
            ring.drainTo(batch, BATCH - batch.size());
        } catch (InterruptedException stopped) {
            open = false;
        }
    }

    /**
     * False when it has to be tried again. A batch the database does not take because of what is in
     * it is written in halves: what nobody can write keeps nobody waiting.
     */
    private boolean write(List<Result> batch) {
        try {
            long number = queue.write(node, batch);
            written.accept(number, batch);
            unwritten.addAndGet(-batch.size());
            return true;
        } catch (DataIntegrityViolationException | InvalidDataAccessApiUsageException unfit) {
            if (batch.size() > 1) {
                int half = batch.size() / 2;
                forCertain(List.copyOf(batch.subList(0, half)));
                forCertain(List.copyOf(batch.subList(half, batch.size())));
                return true;
            }
            return alone(batch.getFirst(), unfit);
        } catch (RuntimeException | Error failed) {
            LOG.warn("results cannot be written, trying again: {}", failed.toString());
            LockSupport.parkNanos(RETRY_NANOS);
            return false;
        }
    }

    private void forCertain(List<Result> part) {
        boolean done = write(part);
        while (!done && open) {
            done = write(part);
        }
    }

    /**
     * Tries without what the other side said, which may be what does not fit. What still cannot be
     * written stays claimed, and in the journal: it is never sent again by itself.
     */
    private boolean alone(Result result, RuntimeException unfit) {
        LOG.error("the result of {} cannot be written", result.claimed().message(), unfit);
        if (!result.equals(result.bare())) {
            return write(List.of(result.bare()));
        }
        unwritten.decrementAndGet();
        return true;
    }
}
