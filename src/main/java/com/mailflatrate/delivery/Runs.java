package com.mailflatrate.delivery;

import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SharedLooks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The runs: one per mailing. What is between claim and reply when a run is stopped may still leave.
 */
@Component
@Transactional
public class Runs {

    private static final int WHY = 500;

    private final RunStore store;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final SharedLooks<RunId, List<RunStore.Count>> counts;

    @Autowired
    Runs(RunStore store, InstantSource clock, ApplicationEventPublisher events) {
        this(store, clock, events, System::nanoTime);
    }

    Runs(
            RunStore store,
            InstantSource clock,
            ApplicationEventPublisher events,
            LongSupplier nanoTime) {
        this.store = store;
        this.clock = clock;
        this.events = events;
        this.counts = new SharedLooks<>(nanoTime);
    }

    /** Opens a run without messages; {@link Outbox#accept} fills and starts it. */
    public RunId open(AccountId account, RunDraft draft) {
        return store.open(account, draft, clock.instant());
    }

    /**
     * How far it is; empty when the account has no such run. The counts of a large run are shared
     * by all who look, and some seconds old, but never older than the state beside them.
     */
    @Transactional(readOnly = true)
    public Optional<RunStatus> status(AccountId account, RunId run) {
        return store.find(account, run).map(row -> status(account, row));
    }

    private RunStatus status(AccountId account, RunStore.Row row) {
        RunId run = row.run();
        List<RunStatus.Hold> holds = store.holds(account, run);
        Stage stage = new Stage(row.state(), holds);
        return RunTally.of(row, counts.get(run, stage, () -> store.counts(account, run)), holds);
    }

    private record Stage(State state, List<RunStatus.Hold> holds) {}

    /**
     * Stops it by a rule or by the operator; only {@link #release} starts it again. Holding twice
     * keeps both reasons.
     */
    public Outcome<RunStatus> hold(AccountId account, RunId run, String why, Actor by) {
        boolean stands =
                store.find(account, run).filter(row -> row.state() == State.HELD).isPresent();
        Outcome<RunStatus> held =
                move(
                        account,
                        run,
                        List.of(State.OPEN, State.RUNNING, State.PAUSED, State.HELD),
                        State.HELD,
                        why,
                        by);
        if (!stands && held instanceof Outcome.Done<RunStatus>(RunStatus status)) {
            events.publishEvent(new RunHeld(account, run, status.mailingId(), why));
        }
        return held;
    }

    /** Lifts a hold; a person of the operator decides that. */
    public Outcome<RunStatus> release(AccountId account, RunId run, String why, Actor by) {
        return move(account, run, List.of(State.HELD), State.RUNNING, why, by);
    }

    /** Stops it by the account's wish. */
    public Outcome<RunStatus> pause(AccountId account, RunId run, String why, Actor by) {
        return move(account, run, List.of(State.RUNNING), State.PAUSED, why, by);
    }

    /** Goes on after a pause; a held run is refused with {@code WRONG_STATE}. */
    public Outcome<RunStatus> resume(AccountId account, RunId run, String why, Actor by) {
        return move(account, run, List.of(State.PAUSED), State.RUNNING, why, by);
    }

    /** Ends it; what has not left stays here for good. */
    public Outcome<RunStatus> cancel(AccountId account, RunId run, String why, Actor by) {
        List<State> unfinished = List.of(State.OPEN, State.RUNNING, State.PAUSED, State.HELD);
        Outcome<RunStatus> cancelled = move(account, run, unfinished, State.CANCELLED, why, by);
        if (!cancelled.isDone()) {
            return cancelled;
        }
        store.dropRest(account, run, clock.instant());
        counts.forget(run);
        events.publishEvent(new RunFinished(account, run));
        return status(account, run).map(Outcome::done).orElseThrow();
    }

    private Outcome<RunStatus> move(
            AccountId account, RunId run, List<State> from, State to, String why, Actor by) {
        Instant now = clock.instant();
        if (store.find(account, run).isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!store.move(account, run, from, to, now)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        store.hold(account, run, to, why.length() <= WHY ? why : why.substring(0, WHY), by, now);
        return Outcome.done(status(account, run).orElseThrow());
    }
}
