package com.mailflatrate.delivery.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The jobs in memory, letters before bulk, and who works on them. Also remembers that the next hop
 * does not answer: a refused connection is the hop's affair and never a recipient's. Thread-safe.
 */
final class Post {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int LOSSES = 3;

    private final LinkedBlockingDeque<Job> jobs = new LinkedBlockingDeque<>();
    private final AtomicLong unsettled = new AtomicLong();
    private final AtomicInteger couriers = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private final ConcurrentHashMap<Long, Integer> losses = new ConcurrentHashMap<>();

    void add(Collection<Job> fresh) {
        for (Job job : fresh) {
            unsettled.incrementAndGet();
            put(job, job.claimed().isLetter());
        }
    }

    /** The next job, or null when none came in time; whoever takes one says {@link #done}. */
    @Nullable Job take(Duration patience) throws InterruptedException {
        return jobs.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A job has its result. */
    void done() {
        unsettled.decrementAndGet();
    }

    /** Puts a job back in front, unsent. */
    void back(Job job) {
        put(job, true);
    }

    private void put(Job job, boolean first) {
        if (first) {
            jobs.addFirst(job);
        } else {
            jobs.addLast(job);
        }
    }

    /**
     * Counts a connection that ended under a message; true when it has happened too often to be
     * chance.
     */
    boolean lostTooOften(Claimed claimed) {
        long id = claimed.message().value();
        boolean often = losses.merge(id, 1, Integer::sum) >= LOSSES;
        if (often) {
            losses.remove(id);
        }
        return often;
    }

    void connected() {
        failures.set(0);
    }

    /** The hop refused: everybody waits a while, longer each time. */
    void refused() {
        int times = Math.min(failures.incrementAndGet(), 10);
        long pause = Math.min(FIRST_PAUSE.toNanos() << (times - 1), LONGEST_PAUSE.toNanos());
        pausedUntil.set(System.nanoTime() + pause);
    }

    boolean isPaused() {
        return System.nanoTime() - pausedUntil.get() < 0;
    }

    int waiting() {
        return jobs.size();
    }

    /** Jobs without a result, waiting or in a courier's hands. */
    long unsettled() {
        return unsettled.get();
    }

    AtomicInteger couriers() {
        return couriers;
    }

    /** Everything that waits, taken out. */
    List<Job> drain() {
        List<Job> all = new ArrayList<>();
        jobs.drainTo(all);
        return all;
    }
}
