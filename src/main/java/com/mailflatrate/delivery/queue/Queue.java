package com.mailflatrate.delivery.queue;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.MessageNumbers;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.delivery.RunFinished;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.delivery.queue.QueueStore.Turn;
import com.mailflatrate.delivery.queue.RunningStore.Running;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.MeasureFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The queue's transactions, each short and without a word to the outside. */
@Component
@EngineTransactional
class Queue {

    private static final int WEEKS_AHEAD = 5;
    private static final Duration UNCONFIRMED_AFTER = Duration.ofHours(72);
    private static final Duration OLDEST = Duration.ofDays(28);

    private final QueueStore store;
    private final ResultStore results;
    private final RunningStore runs;
    private final Outbox outbox;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Queue(
            QueueStore store,
            ResultStore results,
            RunningStore runs,
            Outbox outbox,
            Accounts accounts,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.results = results;
        this.runs = runs;
        this.outbox = outbox;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Makes what this node has claimed ready again; only while none of it is in its hands. */
    void release(Node node) {
        store.release(node);
    }

    /** Letters and retries first, then each run in turn; what is suppressed by now is left out. */
    List<Claimed> claim(Node node, List<Turn> turns, Collection<RunId> running, int slice) {
        if (store.standsStill(node)) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Claimed> claimed = new ArrayList<>(store.due(node, running, slice, now));
        if (!turns.isEmpty()) {
            claimed.addAll(store.ready(node, turns, slice, now));
        }
        Set<Long> suppressed =
                claimed.isEmpty() ? Set.of() : new HashSet<>(store.leaveOut(claimed, now));
        return claimed.stream().filter(one -> !suppressed.contains(one.message().value())).toList();
    }

    /** What no measure holds any more is due. */
    void letGo(MeasureFollower.Loose loose) {
        store.letGo(loose, clock.instant());
    }

    /** Writes results down; gives the number of the batch. */
    long write(Node node, List<Result> batch) {
        return results.write(node, batch);
    }

    @EngineTransactional(readOnly = true)
    List<Running> running() {
        return runs.running();
    }

    @EngineTransactional(readOnly = true)
    boolean hasDue(Collection<RunId> running) {
        return store.hasDue(running, clock.instant());
    }

    /** Ends a run of which nothing is left. */
    boolean finish(Running run) {
        boolean finished = runs.finish(run.account(), run.run(), clock.instant());
        if (finished) {
            events.publishEvent(new RunFinished(run.account(), run.run()));
        }
        return finished;
    }

    @EngineTransactional(readOnly = true)
    boolean holds(Clearance clearance) {
        return outbox.stillHolds(clearance);
    }

    @EngineTransactional(readOnly = true)
    Optional<Account> account(AccountId account) {
        return accounts.find(account);
    }

    /**
     * Mails to whose end no reply came, and of which nothing came back in three days, count as
     * accepted, unconfirmed.
     */
    void closeUnconfirmed() {
        Instant now = clock.instant();
        store.closeUnconfirmed(
                MessageNumbers.week(now.minus(OLDEST)), now.minus(UNCONFIRMED_AFTER));
    }

    /** Makes the partitions from an instant on. */
    void keepPartitions(Instant from, Instant to) {
        store.keepPartitions(MessageNumbers.week(from), MessageNumbers.week(to) + WEEKS_AHEAD);
    }
}
