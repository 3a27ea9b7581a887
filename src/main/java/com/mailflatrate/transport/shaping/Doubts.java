package com.mailflatrate.transport.shaping;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Things that could not be looked at. That says nothing about them: they are looked at again after
 * one second, two, up to five, and only after ten looks in a row somebody should come. Not
 * thread-safe.
 *
 * @param <K> what is looked at
 */
public final class Doubts<K> {

    private static final int LOOKS = 10;
    private static final long STEP = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    private final Map<K, Doubt> open = new HashMap<>();
    private final LongSupplier nanos;

    private record Doubt(int looks, long next) {}

    /** None yet. */
    public Doubts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether it is not yet time to look at it again. */
    public boolean mustWait(K key) {
        Doubt doubt = open.get(key);
        return doubt != null && nanos.getAsLong() - doubt.next() < 0;
    }

    /** A look failed; true when it was one too many. */
    public boolean failed(K key) {
        Doubt before = open.getOrDefault(key, new Doubt(0, 0));
        int looks = before.looks() + 1;
        open.put(key, new Doubt(looks, nanos.getAsLong() + Math.min(looks * STEP, LONGEST)));
        return looks >= LOOKS;
    }

    /** It was seen. */
    public void settled(K key) {
        open.remove(key);
    }

    /** Forgets all but these. */
    public void retain(Collection<K> keys) {
        open.keySet().retainAll(keys);
    }
}
