package com.mailflatrate.transport.shaping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the bytes of the mails that are in hand at once, so that many connections with large mails
 * do not exhaust the memory. What a mail will weigh is known from the heaviest of its kind; a kind
 * nobody knows yet is composed one at a time. A mail larger than all room goes while no other such
 * mail does, beside the room. Costs one atomic step per mail where there is room. Thread-safe.
 */
public final class InHand {

    private static final int UNIT = 1024;
    private static final int USUAL = 64;
    private static final int MOST_KINDS = 10_000;

    private final int most;
    private final long patienceNanos;
    private final Semaphore room;
    private final Semaphore alone = new Semaphore(1);
    private final Semaphore firsts = new Semaphore(1);
    private final Map<Long, Integer> heaviest = new ConcurrentHashMap<>();

    /**
     * Room for mails.
     *
     * @param bytes all mails in hand together
     * @param patience how long a mail waits for its share
     */
    public InHand(long bytes, Duration patience) {
        this.most = (int) Math.clamp(bytes / UNIT, USUAL, Integer.MAX_VALUE);
        this.patienceNanos = patience.toNanos();
        this.room = new Semaphore(most);
    }

    /**
     * A share for one more mail of a kind; null when there is none in time. Whoever gets one closes
     * it, on the same thread or another.
     */
    public @Nullable Share take(long kind) {
        Integer known = heaviest.get(kind);
        if (known == null && !got(firsts, 1)) {
            return null;
        }
        Share share = new Share(kind, known == null);
        if (share.grow(known == null ? USUAL : known, patienceNanos)) {
            return share;
        }
        share.close();
        return null;
    }

    private boolean got(Semaphore from, int units) {
        return got(from, units, patienceNanos);
    }

    private static boolean got(Semaphore from, int units, long nanos) {
        if (from.tryAcquire(units)) {
            return true;
        }
        try {
            return from.tryAcquire(units, nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Room for one mail. Not thread-safe. */
    public final class Share implements AutoCloseable {

        private final long kind;
        private boolean first;
        private int units;
        private boolean isAlone;

        private Share(long kind, boolean first) {
            this.kind = kind;
            this.first = first;
        }

        /**
         * Whether the mail, composed now, has room. Where it has none it is to be let go of and
         * composed again later: its kind's weight is known then.
         */
        public boolean fits(long bytes) {
            int size = (int) Math.min(bytes / UNIT + 1, Integer.MAX_VALUE);
            learn(size);
            endFirst();
            return isAlone || size <= units || grow(size, 0);
        }

        private void learn(int size) {
            Integer known = heaviest.get(kind);
            if (known == null && heaviest.size() >= MOST_KINDS) {
                heaviest.clear();
            }
            if (known == null || known < size) {
                heaviest.merge(kind, size, Math::max);
            }
        }

        private boolean grow(int size, long nanos) {
            if (size > most) {
                room.release(units);
                units = 0;
                isAlone = got(alone, 1, nanos);
                return isAlone;
            }
            boolean more = got(room, size - units, nanos);
            units = more ? size : units;
            return more;
        }

        private void endFirst() {
            if (first) {
                first = false;
                firsts.release();
            }
        }

        @Override
        public void close() {
            endFirst();
            room.release(units);
            units = 0;
            if (isAlone) {
                isAlone = false;
                alone.release();
            }
        }
    }
}
