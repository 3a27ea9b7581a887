package com.mailflatrate.delivery.queue;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.route.Line;
import com.mailflatrate.transport.route.Lines;
import com.mailflatrate.transport.route.Target;
import com.mailflatrate.transport.route.Targets;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.FairQueue.Place;
import com.mailflatrate.transport.shaping.Shaping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The jobs in memory, each on the line of its domain, letters before bulk and accounts in turn.
 * What cannot go now gets its result at once, so that nobody waits behind it.
 */
final class Post {

    private static final int LOSSES = 3;
    private static final int SLICE = 500;
    private static final int LEAST = 20;
    private static final int LINE = 2_000;
    private static final int CROWDED = 25_000;
    private static final int CROWDED_LINE = 200;

    private final Targets targets;
    private final Shaping shaping;
    private final Lines<Job> lines = new Lines<>(System::nanoTime);
    private final Verdicts verdicts;
    private final AtomicLong unsettled = new AtomicLong();
    private final ConcurrentHashMap<Long, Integer> losses = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<RunId, AtomicLong> open = new ConcurrentHashMap<>();
    private final Set<Job> asking = ConcurrentHashMap.newKeySet();

    Post(Targets targets, Shaping shaping, Verdicts verdicts) {
        this.targets = targets;
        this.shaping = shaping;
        this.verdicts = verdicts;
    }

    void add(Collection<Job> fresh) {
        for (Job job : fresh) {
            unsettled.incrementAndGet();
            open.computeIfAbsent(job.claimed().run(), run -> new AtomicLong()).incrementAndGet();
            if (job.domain().isEmpty()) {
                put(verdicts.withoutRecipient(job));
            } else {
                targets.known(job.domain()).ifPresentOrElse(to -> sort(job, to), () -> ask(job));
            }
        }
    }

    private void ask(Job job) {
        asking.add(job);
        targets.find(
                job.domain(),
                to -> {
                    if (asking.remove(job)) {
                        sort(job, to);
                    }
                });
    }

    private void sort(Job job, Target target) {
        Place of = place(job);
        Brake brake = shaping.on(target.sites(), of.account(), of.run()).orElse(null);
        if (brake != null) {
            put(verdicts.heldBack(job.claimed(), brake));
            return;
        }
        switch (target) {
            case Target.NextHops _ -> lines.add(target, job.pool(), place(job), job);
            case Target.Site site -> toSite(job, site);
            case Target.Nowhere nowhere -> put(verdicts.nowhere(job.claimed(), nowhere));
            case Target.Unknown(String why) -> put(verdicts.unknown(job.claimed(), why));
        }
    }

    private void toSite(Job job, Target.Site site) {
        int most = waiting() < CROWDED ? LINE : CROWDED_LINE;
        @Nullable Line<Job> line = lines.find(site, job.pool()).orElse(null);
        if (line != null && line.queue().size(place(job)) >= most) {
            put(verdicts.noRoom(job.claimed(), line));
        } else {
            lines.add(site, job.pool(), place(job), job);
        }
    }

    private void put(Result result) {
        verdicts.put(result);
        done();
    }

    /**
     * The next job of a line, or null when none came in time or the connection is needed elsewhere;
     * whoever takes one says {@link #done}.
     */
    @Nullable Job take(Line<Job> line, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Job job = line.queue().take(0, TimeUnit.MILLISECONDS);
        while (job == null && !line.mustShare() && System.nanoTime() - end < 0) {
            job = line.queue().take(100, TimeUnit.MILLISECONDS);
        }
        return job;
    }

    /** A job has its result. */
    void done() {
        unsettled.decrementAndGet();
    }

    /** Puts a job back in front, unsent. */
    void back(Line<Job> line, Job job) {
        line.queue().addFirst(place(job), job);
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

    Lines<Job> lines() {
        return lines;
    }

    /** These have their results in the database. */
    void written(List<Result> results) {
        for (Result result : results) {
            open.computeIfPresent(
                    result.claimed().run(),
                    (run, left) -> left.decrementAndGet() <= 0 ? null : left);
        }
    }

    /** Whether nothing of a run is in memory without a written result. */
    boolean isWritten(RunId run) {
        return !open.containsKey(run);
    }

    /**
     * Whether a run may have more in memory: where all goes the same way each has little there, so
     * that none waits for another; else as long as there are connections without work.
     */
    boolean isHungry(AccountId account, RunId run) {
        int waiting = waiting(account, run);
        return waiting < LEAST || (targets.isFixed() ? waiting < SLICE : lines.hasSpare());
    }

    int waiting() {
        return lines.waiting() + asking.size();
    }

    /** Those of one run. */
    int waiting(AccountId account, RunId run) {
        Place place = new Place(account.value(), run.value());
        return lines.all().stream().mapToInt(line -> line.queue().size(place)).sum();
    }

    /** Jobs without a result, waiting or in a courier's hands. */
    long unsettled() {
        return unsettled.get();
    }

    /** Everything that waits, taken out. */
    List<Job> drain() {
        List<Job> all = new ArrayList<>();
        for (Job job : asking) {
            if (asking.remove(job)) {
                all.add(job);
            }
        }
        lines.all().forEach(line -> all.addAll(line.queue().drain()));
        return all;
    }

    /** Nobody takes those of a line for some time: they wait in the database. */
    void putOff(Line<Job> line, Duration pause) {
        line.queue().drain().forEach(job -> put(verdicts.closed(job.claimed(), line, pause)));
    }
}
