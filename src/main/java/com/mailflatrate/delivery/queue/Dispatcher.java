package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.delivery.queue.QueueStore.Turn;
import com.mailflatrate.delivery.queue.RunningStore.Running;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.shaping.Doubts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the couriers in work: looks which runs go, claims for each in turn, hands out. One thread
 * calls {@link #turn}; the others only look.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long LOOK_FOR_ENDS = Duration.ofMillis(100).toNanos();
    private static final long LOOK = Duration.ofMillis(100).toNanos();
    private static final long LOOK_AT_ACCOUNTS = Duration.ofMillis(500).toNanos();
    private static final int SLICE = 500;
    private static final int RUNS = 100;
    private static final int LEAST = 20;
    private static final int ROUND = 2_000;
    private static final int MOST = 50_000;
    private static final Actor RULE = Actor.system("clearance");

    private final Queue queue;
    private final Node node;
    private final BulkJobs bulk;
    private final LetterJobs letters;
    private final Guards guards;
    private final SelfCheck selfCheck;
    private final Runs runs;
    private final Map<RunId, Long> after = new ConcurrentHashMap<>();
    private final Set<RunId> exhausted = ConcurrentHashMap.newKeySet();
    private final Map<RunId, Long> cleared = new HashMap<>();
    private final Doubts<RunId> doubts = new Doubts<>(System::nanoTime);
    private volatile Map<RunId, Running> running = Map.of();
    private volatile boolean inDoubt;
    private long lookedForEnds;
    private long lookedAt = System.nanoTime() - LOOK;
    private long lookedAtAccounts = System.nanoTime() - LOOK_AT_ACCOUNTS;

    Dispatcher(
            Queue queue,
            Node node,
            BulkJobs bulk,
            LetterJobs letters,
            Guards guards,
            SelfCheck selfCheck,
            Runs runs) {
        this.queue = queue;
        this.node = node;
        this.bulk = bulk;
        this.letters = letters;
        this.guards = guards;
        this.selfCheck = selfCheck;
        this.runs = runs;
    }

    /** A claimed message came back unsent: its run's turn begins before it again. */
    void cameBack(Claimed claimed) {
        if (!claimed.isLetter()) {
            after.computeIfPresent(
                    claimed.run(), (run, at) -> Math.min(at, claimed.message().value() - 1));
            exhausted.remove(claimed.run());
        }
    }

    /**
     * Looks, a few times a second, and claims; true when something was handed out.
     *
     * @param unsettled how many claimed messages have no written result yet
     */
    synchronized boolean turn(Post post, long unsettled) {
        if (inDoubt && !isClear(unsettled)) {
            return false;
        }
        boolean timeToLook = System.nanoTime() - lookedAt >= LOOK;
        if (timeToLook) {
            look();
        }
        if (post.waiting() >= MOST) {
            return false;
        }
        List<Turn> turns =
                running.values().stream()
                        .filter(run -> isHungry(post, run))
                        .sorted(
                                Comparator.comparingInt(
                                        run -> post.waiting(run.account(), run.run())))
                        .limit(RUNS)
                        .map(
                                run ->
                                        new Turn(
                                                run.account(),
                                                run.run(),
                                                after.getOrDefault(run.run(), 0L)))
                        .toList();
        if (turns.isEmpty() && !timeToLook) {
            return false;
        }
        inDoubt = true;
        int slice = Math.clamp(ROUND / Math.max(turns.size(), 1), LEAST, SLICE);
        List<Claimed> claimed = queue.claim(node, turns, running.keySet(), slice);
        moveOn(turns, claimed);
        post.add(jobs(claimed));
        inDoubt = false;
        return !claimed.isEmpty();
    }

    private boolean isHungry(Post post, Running run) {
        return !exhausted.contains(run.run())
                && !guards.isStopped(run.account())
                && !guards.isPaused(run)
                && post.isHungry(run.account(), run.run());
    }

    /**
     * After a claim that failed half way nobody knows what it took: the answer to its commit may be
     * what was lost. So first everything in memory is settled, then whatever this node still holds
     * is ready again.
     */
    private boolean isClear(long unsettled) {
        if (unsettled > 0) {
            return false;
        }
        queue.release(node);
        after.clear();
        exhausted.clear();
        inDoubt = false;
        return true;
    }

    /** Ends the runs of which nothing is left. */
    synchronized void finish(Post post) {
        long now = System.nanoTime();
        if (now - lookedForEnds < LOOK_FOR_ENDS) {
            return;
        }
        lookedForEnds = now;
        for (RunId run : exhausted) {
            Running facts = running.get(run);
            if (facts != null && post.isWritten(run) && finished(facts)) {
                exhausted.remove(run);
                after.remove(run);
            }
        }
    }

    /** One that cannot be ended keeps no other from its end. */
    private boolean finished(Running run) {
        try {
            return queue.finish(run);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException broken) {
            LOG.error("run {} cannot be ended", run.run(), broken);
            return false;
        }
    }

    /** Whether every run had its turn and nothing is due. */
    synchronized boolean isIdle() {
        look();
        return !inDoubt
                && exhausted.containsAll(running.keySet())
                && !queue.hasDue(running.keySet());
    }

    private void look() {
        lookedAt = System.nanoTime();
        boolean alsoAtAccounts = lookedAt - lookedAtAccounts >= LOOK_AT_ACCOUNTS;
        lookedAtAccounts = alsoAtAccounts ? lookedAt : lookedAtAccounts;
        Map<RunId, Running> now = new LinkedHashMap<>();
        List<Running> all = guards.mayMailingsLeave() ? queue.running() : List.of();
        doubts.retain(all.stream().map(Running::run).toList());
        for (Running run : all) {
            boolean fresh = !running.containsKey(run.run());
            if (mayGo(run, alsoAtAccounts || fresh)) {
                now.put(run.run(), run);
            }
        }
        forget(now.keySet());
        running = now;
        guards.runsAre(now.keySet());
    }

    /**
     * A run that cannot be looked at just now waits alone and is looked at again: that the database
     * was away for a moment says nothing about its clearance.
     */
    private boolean mayGo(Running run, boolean alsoItsAccount) {
        if (doubts.mustWait(run.run())) {
            return false;
        }
        boolean holds;
        try {
            holds =
                    Objects.equals(cleared.get(run.run()), run.stops())
                            || queue.holds(run.clearance());
            if (alsoItsAccount) {
                standing(run.account());
            }
        } catch (RuntimeException unseen) {
            LOG.error("run {} cannot be looked at", run.run(), unseen);
            if (doubts.failed(run.run())) {
                doubts.settled(run.run());
                hold(run, "CLEARANCE_UNREADABLE");
            }
            return false;
        }
        doubts.settled(run.run());
        return clears(run, holds);
    }

    private void standing(AccountId account) {
        if (account.value() > 0) {
            queue.account(account).ifPresent(known -> guards.accountIs(account, known.state()));
        }
    }

    /** Before its first claim here, after every stop and every start. */
    private boolean clears(Running run, boolean holds) {
        if (holds) {
            cleared.put(run.run(), run.stops());
            return true;
        }
        hold(run, "CLEARANCE_BROKEN");
        return false;
    }

    private void hold(Running run, String why) {
        Lanes.engine(
                () -> {
                    runs.hold(run.account(), run.run(), why, RULE);
                });
    }

    private void forget(Set<RunId> still) {
        cleared.keySet().retainAll(still);
        after.keySet().retainAll(still);
        exhausted.retainAll(still);
        running.keySet().stream().filter(run -> !still.contains(run)).forEach(selfCheck::forget);
    }

    private void moveOn(List<Turn> turns, List<Claimed> claimed) {
        Map<RunId, Long> furthest = new HashMap<>();
        claimed.stream()
                .filter(one -> !one.isLetter())
                .forEach(one -> furthest.merge(one.run(), one.message().value(), Math::max));
        for (Turn turn : turns) {
            Long to = furthest.get(turn.run());
            if (to == null) {
                exhausted.add(turn.run());
            } else {
                after.merge(turn.run(), to, Math::max);
            }
        }
    }

    private Collection<Job> jobs(List<Claimed> claimed) {
        List<Job> jobs = new ArrayList<>();
        jobs.addAll(letters(claimed.stream().filter(Claimed::isLetter).toList()));
        claimed.stream()
                .filter(one -> !one.isLetter())
                .collect(Collectors.groupingBy(Claimed::run))
                .forEach(
                        (run, batch) -> {
                            Running facts = running.get(run);
                            if (facts != null) {
                                jobs.addAll(of(batch, () -> bulk.of(facts, batch)));
                            }
                        });
        return jobs;
    }

    /** Many with one question; where one breaks, each by itself. */
    private List<Job> letters(List<Claimed> claimed) {
        if (claimed.isEmpty()) {
            return List.of();
        }
        try {
            return composed(claimed);
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException | Error oneOfThem) {
            LOG.warn("{} letters are looked at one by one", claimed.size(), oneOfThem);
            return claimed.stream()
                    .flatMap(one -> of(List.of(one), () -> composed(List.of(one))).stream())
                    .toList();
        }
    }

    private List<Job> composed(List<Claimed> claimed) {
        claimed.stream().map(Claimed::account).distinct().forEach(this::standing);
        return letters.of(claimed);
    }

    /** What cannot be composed stops itself when its turn comes, and nothing else. */
    private static List<Job> of(List<Claimed> claimed, Supplier<List<Job>> making) {
        try {
            return making.get();
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException | Error broken) {
            return claimed.stream()
                    .map(
                            one ->
                                    new Job(
                                            one,
                                            "",
                                            Pools.STANDARD,
                                            () -> {
                                                throw new IllegalStateException(
                                                        "cannot be composed", broken);
                                            }))
                    .toList();
        }
    }
}
