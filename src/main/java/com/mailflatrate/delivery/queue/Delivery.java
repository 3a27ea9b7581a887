package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.OnAdvance;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.delivery.spi.BadDays;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.measures.MeasureFollower;
import com.mailflatrate.routes.DeliverySettings;
import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.senderdomain.Signers;
import com.mailflatrate.suppression.SuppressionFollower;
import com.mailflatrate.transport.journal.Journal;
import com.mailflatrate.transport.route.Hops;
import com.mailflatrate.transport.route.Line;
import com.mailflatrate.transport.route.Lines;
import com.mailflatrate.transport.route.Outbound;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.route.Route;
import com.mailflatrate.transport.route.Targets;
import com.mailflatrate.transport.shaping.Door;
import com.mailflatrate.transport.shaping.InHand;
import com.mailflatrate.transport.shaping.QueueLook;
import com.mailflatrate.transport.shaping.RetryRules;
import com.mailflatrate.transport.shaping.Shaping;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The running queue: one thread that claims, one that follows suppressions, one that writes
 * results, and a virtual thread per connection. Stops in order: no new mail, replies awaited for 25
 * seconds, results written, the rest given back.
 */
@Component
class Delivery implements SmartLifecycle, OnAdvance, QueueLook {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final double MILLI = 1e6;
    private static final long LOOK = Duration.ofMillis(150).toNanos();
    private static final long FOLLOW = Duration.ofMillis(500).toNanos();
    private static final long TROUBLE = Duration.ofSeconds(1).toNanos();
    private static final long LONG = Duration.ofMinutes(1).toNanos();
    private static final Duration ROOM = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Parts parts;
    private final DeliverySettings settings;
    private final SendingHosts hosts;
    private final ObjectProvider<Route> routes;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicInteger couriers = new AtomicInteger();
    private final LongAdder accepted = new LongAdder();
    private @Nullable Life life;

    /** The beans the queue is made of. */
    @Component
    record Parts(
            Queue queue,
            BulkJobs bulk,
            LetterJobs letters,
            Guards guards,
            SelfCheck selfCheck,
            SuppressionFollower follower,
            Signers signers,
            Runs runs,
            Outbound outbound,
            MeasureFollower measures,
            NodeJournal journal,
            ObjectProvider<BadDays> badDays) {}

    /** What lives from start to stop. */
    private record Life(
            Route route,
            Post post,
            Results results,
            Dispatcher dispatcher,
            Hops hops,
            Courier.Tools tools,
            Thread main) {

        void close() throws InterruptedException {
            results.close();
            tools.journal().close();
            hops.close();
        }
    }

    Delivery(
            Parts parts,
            DeliverySettings settings,
            SendingHosts hosts,
            ObjectProvider<Route> routes,
            InstantSource clock) {
        this.parts = parts;
        this.settings = settings;
        this.hosts = hosts;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void start() {
        Route route = routes.getIfAvailable();
        if (route == null) {
            LOG.warn("no route for mode {}: nothing will be sent", settings.mode());
            return;
        }
        parts.queue().keepPartitions(clock.instant(), clock.instant());
        parts.signers().platform();
        parts.outbound().examine();
        Life begun = begin(route);
        life = begun;
        working.set(true);
        begun.results().start();
        Thread.ofPlatform().name("delivery-feed").daemon().start(this::follow);
        begun.main().start();
    }

    private Life begin(Route route) {
        NodeJournal.Open open = parts.journal().begin();
        SecureRandom random = new SecureRandom();
        Shaping shaping = parts.measures().shaping();
        Dispatcher dispatcher = dispatcher(open.node());
        Results results = results(open, dispatcher);
        BadDays days = parts.badDays().getIfAvailable(() -> BadDays.NONE);
        Verdicts verdicts =
                new Verdicts(results, new RetryRules(random), parts.selfCheck(), days, clock);
        Post post = new Post(new Targets(route, System::nanoTime), shaping, verdicts);
        Hops hops =
                new Hops(
                        SmtpClient.standard(hosts.helo()),
                        random,
                        settings.connections(),
                        parts.outbound(),
                        shaping);
        Courier.Tools tools =
                new Courier.Tools(
                        post,
                        verdicts,
                        parts.guards(),
                        hops,
                        shaping,
                        open.journal(),
                        parts.selfCheck(),
                        new InHand(settings.memory(), ROOM),
                        clock,
                        settings.mailsPerConnection());
        Thread main = Thread.ofPlatform().name("delivery").unstarted(this::work);
        return new Life(route, post, results, dispatcher, hops, tools, main);
    }

    private Results results(NodeJournal.Open open, Dispatcher dispatcher) {
        return new Results(
                parts.queue(),
                open.node(),
                (number, written) -> {
                    open.journal().flushed(number, messages(written));
                    accepted.add(count(written, State.ACCEPTED));
                    cameBack(written, dispatcher);
                    Life now = life;
                    if (now != null) {
                        now.post().written(written);
                    }
                });
    }

    private Dispatcher dispatcher(Node node) {
        return new Dispatcher(
                parts.queue(),
                node,
                parts.bulk(),
                parts.letters(),
                parts.guards(),
                parts.selfCheck(),
                parts.runs());
    }

    @Override
    public Look look() {
        Life now = life;
        boolean fresh = parts.follower().isFresh();
        long age = parts.follower().age().toMillis();
        List<String> unfit =
                Stream.concat(
                                parts.outbound().broken().entrySet().stream()
                                        .map(one -> one.getKey() + ": " + one.getValue()),
                                parts.guards().unproven().stream())
                        .toList();
        if (now == null) {
            return new Look(List.of(), List.of(), unfit, 0, 0, 0, true, 0, fresh, age);
        }
        Journal journal = now.tools().journal();
        return new Look(
                now.hops().doors().stream().map(Door::look).toList(),
                now.post().lines().totals().stream()
                        .map(
                                one ->
                                        new QueueLook.Backlog(
                                                one.site(), one.waiting(), one.connections()))
                        .toList(),
                unfit,
                now.post().waiting(),
                unsettled(now),
                accepted.sum(),
                journal.isWell(),
                journal.lagNanos() / MILLI,
                fresh,
                age);
    }

    /** Claims nothing while nobody takes connections. */
    private boolean mayWork(Life now) {
        return !now.route().isFixed()
                || now.hops().room(now.route().target(""), Pools.STANDARD) > 0
                || now.post().lines().connections() > 0;
    }

    private static long count(List<Result> written, State state) {
        return written.stream().filter(result -> result.state() == state).count();
    }

    private static List<Long> messages(List<Result> written) {
        return written.stream().map(result -> result.claimed().message().value()).toList();
    }

    private void cameBack(List<Result> written, Dispatcher dispatcher) {
        written.stream()
                .filter(result -> result.state() == State.READY)
                .forEach(result -> dispatcher.cameBack(result.claimed()));
        wake.release();
    }

    private void follow() {
        while (working.get()) {
            try {
                parts.follower().follow();
                LockSupport.parkNanos(FOLLOW);
            } catch (RuntimeException | Error failed) {
                LOG.warn("the suppression feed cannot be read: {}", failed.toString());
                LockSupport.parkNanos(TROUBLE);
            }
        }
    }

    private void work() {
        Life now = current();
        while (working.get()) {
            try {
                letGo(parts.measures().follow(now.hops().doors()));
                boolean handedOut =
                        mayWork(now) && now.dispatcher().turn(now.post(), unsettled(now));
                employ(now);
                now.dispatcher().finish(now.post());
                if (!handedOut) {
                    wake.tryAcquire(LOOK, TimeUnit.NANOSECONDS);
                    wake.drainPermits();
                }
            } catch (RuntimeException | Error failed) {
                LOG.warn("the queue cannot work just now, trying again", failed);
                LockSupport.parkNanos(TROUBLE);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void letGo(MeasureFollower.Loose loose) {
        if (!loose.isEmpty()) {
            parts.queue().letGo(loose);
        }
    }

    private void employ(Life now) {
        Lines<Job> lines = now.post().lines();
        lines.all().forEach(line -> putOff(now, line));
        lines.share(settings.connections(), line -> now.hops().room(line.target(), line.pool()))
                .forEach(
                        line ->
                                Thread.ofVirtual()
                                        .name("courier")
                                        .start(
                                                new Courier(
                                                        now.tools(),
                                                        couriers.incrementAndGet(),
                                                        line)));
    }

    /** What waits for longer than a minute waits in the database. */
    private static void putOff(Life now, Line<Job> line) {
        if (line.queue().size() > 0 && line.connections() == 0) {
            long closed = now.hops().closedNanos(line.target(), line.pool());
            if (now.hops().room(line.target(), line.pool()) <= 0) {
                now.tools().shaping().waitAt(line.target().sites(), line.queue().places());
            }
            if (closed > LONG) {
                now.post().putOff(line, Duration.ofNanos(closed));
            }
        }
    }

    @Override
    public void before(Instant then) {
        parts.queue().keepPartitions(clock.instant(), then);
    }

    /** Waits until everything due now had its turn. */
    @Override
    public void after(Instant now, long deadline) {
        Life current = life;
        while (current != null && System.nanoTime() - deadline < 0 && !isQuiet(current)) {
            wake.release();
            LockSupport.parkNanos(LOOK / 3);
        }
    }

    private static boolean isQuiet(Life now) {
        return unsettled(now) == 0 && now.dispatcher().isIdle();
    }

    /** Claimed messages whose result is not written; in this order none is missed on its way. */
    private static long unsettled(Life now) {
        return now.post().unsettled() + now.results().unwritten();
    }

    @Override
    public void stop() {
        Life last = life;
        life = null;
        if (last == null || !working.getAndSet(false)) {
            return;
        }
        try {
            last.main().join(TimeUnit.SECONDS.toMillis(5));
            giveBack(last);
            long end = System.nanoTime() + GRACE.toNanos();
            while (last.post().unsettled() > 0 && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(LOOK / 5);
                giveBack(last);
            }
            last.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(Life last) {
        last.post()
                .drain()
                .forEach(
                        job -> {
                            last.results().put(Result.back(job.claimed(), clock.instant()));
                            last.post().done();
                        });
    }

    private Life current() {
        Life now = life;
        if (now == null) {
            throw new IllegalStateException("the queue is not started");
        }
        return now;
    }

    @Override
    public boolean isRunning() {
        return life != null;
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4096;
    }
}
