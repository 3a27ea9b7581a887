package com.mailflatrate.imports.work;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that does pieces of work in turn: work with several parts goes back to the end of the
 * queue after each, so that a large one does not keep small ones waiting. What fails is tried again
 * for ever, with growing pauses in which the others go on.
 *
 * @param <I> names the work; what is named again while it is under way is done once more after it
 */
public final class PatientThread<I> {

    private static final Logger LOG = LoggerFactory.getLogger(PatientThread.class);
    private static final int LONGEST_PAUSE = 6; // doublings of a second

    private final ScheduledExecutorService thread;
    private final Map<I, Work> underWay = new ConcurrentHashMap<>();

    /** A daemon thread of this name. */
    public PatientThread(String name) {
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /** One part of some work. */
    @FunctionalInterface
    public interface Part {
        /** Does it and says whether another one is left. */
        boolean done();
    }

    /** What is queued: its end, and whether it was named again meanwhile. */
    private record Work(CompletableFuture<Void> end, boolean again) {}

    /** Queues work. */
    public void add(I work, Part part) {
        Work now =
                underWay.merge(
                        work,
                        new Work(new CompletableFuture<>(), false),
                        (queued, fresh) -> new Work(queued.end(), true));
        if (now != null && !now.again()) {
            after(0, work, part, 0);
        }
    }

    /** Waits until the work is over, or as long as allowed. */
    public void await(I work, Duration most) {
        Work queued = underWay.get(work);
        if (queued == null) {
            return;
        }
        try {
            queued.end().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("still under way");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the running part end, and forgets the others. */
    public void stop() {
        thread.shutdownNow();
        underWay.values().forEach(queued -> queued.end().complete(null));
    }

    private void run(I work, Part part, int failures) {
        try {
            if (part.done() || isNamedAgain(work)) {
                after(0, work, part, 0);
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("work", work)
                    .addKeyValue("failures", failures + 1)
                    .setCause(e)
                    .log("work failed and will be tried again");
            after(1L << Math.min(failures, LONGEST_PAUSE), work, part, failures + 1);
        }
    }

    private void after(long seconds, I work, Part part, int failures) {
        try {
            thread.schedule(() -> run(work, part, failures), seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("stopping; unfinished work is found again at the next start");
        }
    }

    /** Ends the work unless somebody has asked for it once more. */
    private boolean isNamedAgain(I work) {
        Work before = underWay.get(work);
        Work left =
                underWay.computeIfPresent(
                        work,
                        (name, queued) -> queued.again() ? new Work(queued.end(), false) : null);
        if (left == null && before != null) {
            before.end().complete(null);
        }
        return left != null;
    }
}
