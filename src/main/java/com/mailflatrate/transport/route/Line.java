package com.mailflatrate.transport.route;

import com.mailflatrate.transport.shaping.FairQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Things that go the same way from the same pool, and the connections that serve them. Thread-safe.
 */
public final class Line<T> {

    private static final Duration FIRST_PUT_OFF = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(20);

    private final Target target;
    private final String pool;
    private final FairQueue<T> queue = new FairQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean mustShare;
    private volatile long servedAt;
    private Instant putOff = Instant.MIN;

    Line(Target target, String pool) {
        this.target = target;
        this.pool = pool;
    }

    /** Where it goes. */
    public Target target() {
        return target;
    }

    /** From which of our addresses. */
    public String pool() {
        return pool;
    }

    /** What waits. */
    public FairQueue<T> queue() {
        return queue;
    }

    /** How many connections serve it. */
    public int connections() {
        return connections.get();
    }

    /** A connection begins to serve it. */
    void begin(long now) {
        servedAt = now;
        connections.incrementAndGet();
    }

    /** A connection serves it no more. */
    public void end() {
        connections.decrementAndGet();
    }

    /** Whether one of its connections is more than its share by now. */
    public boolean mustShare() {
        return mustShare;
    }

    void mustShare(boolean now) {
        mustShare = now;
    }

    long servedAt() {
        return servedAt;
    }

    /** When one more thing may come back for which there is no room now; each a little later. */
    public synchronized Instant putOff(Instant now) {
        Instant first = now.plus(FIRST_PUT_OFF);
        Instant next = putOff.plus(STEP);
        putOff = next.isBefore(first) ? first : next;
        return putOff;
    }

    /** Whose limits count for it; empty where all goes to fixed next hops. */
    public String site() {
        return target instanceof Target.Site site ? site.name() : "";
    }
}
