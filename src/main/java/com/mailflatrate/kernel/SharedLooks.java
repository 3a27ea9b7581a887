package com.mailflatrate.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers that were costly to find, shared by all who ask: each is kept for twenty times as long as
 * it took, so that whoever asks, and however often, a question takes no more than a twentieth of
 * one processor. What is found quickly is found anew each time; what was found at one stage is no
 * answer at another. Thread-safe.
 */
public final class SharedLooks<K, V> {

    private static final long QUICK = Duration.ofMillis(50).toNanos();
    private static final int TIMES = 20;
    private static final int MOST = 1_000;

    private final Map<K, Kept<V>> looks = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** None yet; by a clock that only goes forward. */
    public SharedLooks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Kept<V>(V value, Object stage, long until, AtomicBoolean isRenewed) {}

    /**
     * The answer, not older than twenty times what finding it takes, and found at this stage.
     *
     * @param stage how far the thing asked about had come, read before this is asked; compared by
     *     {@code equals}
     */
    public V get(K key, Object stage, Supplier<V> find) {
        Kept<V> kept = looks.get(key);
        if (kept == null || !kept.stage.equals(stage)) {
            return found(key, stage, find);
        }
        boolean fresh = nanoTime.getAsLong() - kept.until < 0;
        if (fresh || !kept.isRenewed.compareAndSet(false, true)) {
            return kept.value;
        }
        try {
            return found(key, stage, find);
        } finally {
            kept.isRenewed.set(false);
        }
    }

    /** Finds it anew the next time: something was done that everybody should see. */
    public void forget(K key) {
        looks.remove(key);
    }

    private V found(K key, Object stage, Supplier<V> find) {
        long begun = nanoTime.getAsLong();
        V value = find.get();
        long now = nanoTime.getAsLong();
        if (now - begun < QUICK) {
            looks.remove(key);
        } else {
            if (looks.size() >= MOST) {
                looks.clear();
            }
            looks.put(
                    key,
                    new Kept<>(value, stage, now + TIMES * (now - begun), new AtomicBoolean()));
        }
        return value;
    }
}
