package com.mailflatrate.delivery.queue;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.shaping.FairQueue;
import com.mailflatrate.transport.shaping.FairQueue.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The jobs in memory, letters before bulk and accounts in turn, and who works on them. */
final class Post {

    private static final int LOSSES = 3;

    private final FairQueue<Job> jobs = new FairQueue<>();
    private final AtomicLong unsettled = new AtomicLong();
    private final AtomicInteger couriers = new AtomicInteger();
    private final ConcurrentHashMap<Long, Integer> losses = new ConcurrentHashMap<>();

    void add(Collection<Job> fresh) {
        for (Job job : fresh) {
            unsettled.incrementAndGet();
            jobs.add(place(job), job);
        }
    }

    /** The next job, or null when none came in time; whoever takes one says {@link #done}. */
    @Nullable Job take(Duration patience) throws InterruptedException {
        return jobs.take(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A job has its result. */
    void done() {
        unsettled.decrementAndGet();
    }

    /** Puts a job back in front, unsent. */
    void back(Job job) {
        jobs.addFirst(place(job), job);
    }

    private static Place place(Job job) {
        Claimed claimed = job.claimed();
        return new Place(claimed.account().value(), claimed.run().value());
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

    int waiting() {
        return jobs.size();
    }

    /** Those of one run. */
    int waiting(AccountId account, RunId run) {
        return jobs.size(new Place(account.value(), run.value()));
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
        return jobs.drain();
    }
}
