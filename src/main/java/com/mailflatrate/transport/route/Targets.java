package com.mailflatrate.transport.route;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Knows for some time where mail to a domain goes. A domain whose name servers are slow keeps
 * nobody else waiting. Thread-safe.
 */
public final class Targets {

    private static final int MOST = 200_000;
    private static final int AT_ONCE = 64;
    private static final long KNOWN = Duration.ofMinutes(30).toNanos();
    private static final long NOT_SURE = Duration.ofMinutes(1).toNanos();

    private final Route route;
    private final LongSupplier nanoTime;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Semaphore asking = new Semaphore(AT_ONCE);

    private record Kept(Target target, long until) {}

    /** What a route says. */
    public Targets(Route route, LongSupplier nanoTime) {
        this.route = route;
        this.nanoTime = nanoTime;
    }

    /** Whether all mail goes the same way. */
    public boolean isFixed() {
        return route.isFixed();
    }

    /** What is known without asking anybody. */
    public Optional<Target> known(String domain) {
        if (route.isFixed()) {
            return Optional.of(route.target(domain));
        }
        Kept known = kept.get(domain);
        return known == null || nanoTime.getAsLong() - known.until >= 0
                ? Optional.empty()
                : Optional.of(known.target);
    }

    /** Asks; answers on a thread of its own, for certain and once. */
    public void find(String domain, Consumer<Target> then) {
        Thread.ofVirtual().name("delivery-target").start(() -> then.accept(asked(domain)));
    }

    private Target asked(String domain) {
        asking.acquireUninterruptibly();
        Target target;
        try {
            target = route.target(domain);
        } catch (RuntimeException failed) {
            target = new Target.Unknown(String.valueOf(failed.getMessage()));
        } finally {
            asking.release();
        }
        if (kept.size() >= MOST) {
            kept.clear();
        }
        long age = target instanceof Target.Site ? KNOWN : NOT_SURE;
        kept.put(domain, new Kept(target, nanoTime.getAsLong() + age));
        return target;
    }
}
