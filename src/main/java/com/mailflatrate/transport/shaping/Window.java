package com.mailflatrate.transport.shaping;

import java.time.Duration;

/**
 * How many connections one side takes from us. Grows by a connection's share with every mail that
 * is taken, shrinks by one at once with every connection that is refused, and then does not try the
 * refused number again for a while, each time longer. After some refusals in a row it closes, each
 * time longer; one connection tries whether it is open again. Thread-safe.
 */
public final class Window {

    private static final int ROUNDS = 3;
    private static final long FIRST_HOLD = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_HOLD = Duration.ofMinutes(10).toNanos();

    private final int most;
    private final Pauses pauses;
    private double size;
    private int open;
    private int ceiling;
    private int refusedAbove;
    private long holdUntil;
    private long hold = FIRST_HOLD;
    private int refusals;
    private int closures;
    private boolean probing;
    private long closedUntil;
    private boolean closed;

    /** How long it closes the first time, and at most. */
    public record Pauses(Duration first, Duration longest) {

        /** For a next hop of our own, which comes back soon. */
        public static final Pauses NEXT_HOP =
                new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(60));

        /** For a mailbox provider. */
        public static final Pauses PROVIDER =
                new Pauses(Duration.ofMinutes(5), Duration.ofHours(1));
    }

    /**
     * A window.
     *
     * @param first connections at the beginning
     * @param most connections it may grow to
     */
    public Window(int first, int most, Pauses pauses) {
        this.size = Math.min(first, most);
        this.most = most;
        this.ceiling = most;
        this.refusedAbove = most;
        this.pauses = pauses;
    }

    /** Takes room for one more connection, if there is any now. */
    public synchronized boolean enter(long now) {
        if (room(now) <= 0) {
            return false;
        }
        open++;
        probing = closed;
        return true;
    }

    /** How many more connections may be opened now. */
    public synchronized int room(long now) {
        if (closed) {
            return now - closedUntil < 0 || probing ? 0 : 1;
        }
        if (ceiling < most && now - holdUntil >= 0) {
            ceiling = most;
        }
        return (int) Math.min(size, ceiling) - open;
    }

    /** A connection has ended, or never came to be. */
    public synchronized void leave() {
        open--;
        probing = false;
    }

    /** A connection was opened. */
    public synchronized void opened() {
        if (closed) {
            closed = false;
            size = 1;
        }
        refusals = 0;
        probing = false;
        if (open > refusedAbove) {
            refusedAbove = most;
            hold = FIRST_HOLD;
        }
    }

    /** A mail was taken. */
    public synchronized void succeeded() {
        closures = 0;
        size = Math.min(most, size + 1 / size);
    }

    /** A connection was refused or broken: at the door, in the handshake or by a 421. */
    public synchronized void refused(long now) {
        int others = Math.max(open - 1, 0);
        if (others > 0) {
            ceiling = Math.min(ceiling, others);
            refusedAbove = ceiling;
            holdUntil = now + hold;
            hold = Math.min(hold * 2, LONGEST_HOLD);
            size = Math.max(1, Math.min(size - 1, ceiling));
            return;
        }
        size = Math.max(1, size - 1);
        refusals++;
        if (refusals >= ROUNDS || closed || pauses == Pauses.NEXT_HOP) {
            long pause = pauses.first().toNanos() << Math.min(closures++, 10);
            close(now, Math.min(pause, pauses.longest().toNanos()));
        }
    }

    /** Closes it for a time, as a rule or the other side wishes. */
    public synchronized void close(long now, long nanos) {
        long until = now + nanos;
        if (!closed || until - closedUntil > 0) {
            closedUntil = until;
        }
        closed = true;
        probing = false;
    }

    /** Whether it is a next hop's, which speaks of itself. */
    boolean isNextHop() {
        return pauses == Pauses.NEXT_HOP;
    }

    /** Ends a time for which it was closed: one connection tries. */
    public synchronized void reopen(long now) {
        closedUntil = closed ? now : closedUntil;
    }

    /** Connections it would allow. */
    public synchronized int size(long now) {
        return closed ? 0 : (int) Math.min(size, now - holdUntil < 0 ? ceiling : most);
    }

    /** Connections that are open. */
    public synchronized int open() {
        return open;
    }

    /** How long it stays closed; 0 when it is open. */
    public synchronized long closedNanos(long now) {
        return closed ? Math.max(closedUntil - now, 0) : 0;
    }
}
