package com.mailflatrate.database.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.mailflatrate.database.Clock;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.OnAdvance;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.database.TimeTravel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Moves time under the scheduler's feet. Jobs due on the way are first set to moments behind the
 * goal, then pulled forward one after another: so each runs once, in order, and sees the moved
 * time.
 */
@Component
@SandboxOnly
@ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
final class SchedulerTravel implements TimeTravel {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerTravel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(28);
    private static final Duration STEP = Duration.ofMillis(1);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Clock clock;
    private final Scheduler scheduler;
    private final ObjectProvider<OnAdvance> hooks;
    private final TravelLog log;

    SchedulerTravel(
            Clock clock, Scheduler scheduler, ObjectProvider<OnAdvance> hooks, DataDirectory data) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.hooks = hooks;
        this.log = TravelLog.of(data);
    }

    @Override
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + by);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Instant goal = clock.instant().plus(by);
        hooks.orderedStream().forEach(hook -> hook.before(goal));
        scheduler.pause();
        List<ScheduledExecution<Object>> due;
        try {
            await(() -> scheduler.getCurrentlyExecuting().isEmpty(), deadline);
            due = queueBehind(goal, deadline);
            clock.move(positive(Duration.between(clock.instant(), goal)));
            log.keep(clock.ahead());
        } finally {
            scheduler.resume();
        }
        due.forEach(execution -> giveTurn(execution, deadline));
        hooks.orderedStream().forEach(hook -> hook.after(clock.instant(), deadline));
        LOG.info("time moved by {} to {}; {} jobs had their turn", by, clock.instant(), due.size());
    }

    /** Sets every job due on the way to a moment after the goal, in their order. */
    private List<ScheduledExecution<Object>> queueBehind(Instant goal, long deadline) {
        List<ScheduledExecution<Object>> due =
                scheduler
                        .getScheduledExecutions(ScheduledExecutionsFilter.all().withPicked(false))
                        .stream()
                        .filter(execution -> !execution.getExecutionTime().isAfter(goal))
                        .sorted(Comparator.comparing(ScheduledExecution::getExecutionTime))
                        .toList();
        Instant turn = goal.plus(PATIENCE.multipliedBy(2)); // wall time goes on while they wait
        for (ScheduledExecution<Object> execution : due) {
            turn = turn.plus(STEP);
            put(execution.getTaskInstance(), turn, deadline);
        }
        return due;
    }

    /**
     * Sets the next time of a job. A look for due jobs that was under way when the scheduler paused
     * may have taken it meanwhile, or do so between our look and our word: then it ends first.
     */
    private void put(TaskInstanceId job, Instant turn, long deadline) {
        while (true) {
            try {
                scheduler.reschedule(job, turn);
                return;
            } catch (TaskInstanceCurrentlyExecutingException | ExecutionException taken) {
                if (System.nanoTime() > deadline) {
                    throw taken;
                }
                await(() -> isFree(job), deadline);
            } catch (TaskInstanceNotFoundException done) {
                return; // it was for once, and that was just now
            }
        }
    }

    private boolean isFree(TaskInstanceId job) {
        return scheduler.getScheduledExecution(job).map(now -> !now.isPicked()).orElse(true);
    }

    private void giveTurn(ScheduledExecution<Object> execution, long deadline) {
        if (System.nanoTime() > deadline) {
            LOG.warn("no time left for {}", execution.getTaskInstance());
            return;
        }
        Instant turn = clock.instant();
        put(execution.getTaskInstance(), turn, deadline);
        scheduler.triggerCheckForDueExecutions();
        await(() -> hadTurn(execution, turn), deadline);
    }

    private boolean hadTurn(ScheduledExecution<Object> execution, Instant turn) {
        scheduler.triggerCheckForDueExecutions();
        return scheduler
                .getScheduledExecution(execution.getTaskInstance())
                .map(now -> !now.isPicked() && now.getExecutionTime().isAfter(turn))
                .orElse(true);
    }

    private static void await(BooleanSupplier condition, long deadline) {
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
