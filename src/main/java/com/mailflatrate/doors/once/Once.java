package com.mailflatrate.doors.once;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A request that must be done only once.
 *
 * @param holder whose key it is: of an API key or a session
 * @param key as the client chose it
 * @param requestSha256 of what was asked
 * @param fate what became of the key
 */
record Once(String holder, String key, byte[] requestSha256, AtomicReference<Fate> fate) {

    /** What became of the key while the request was worked on. */
    enum Fate {
        /** Nothing was written so far. */
        OPEN,
        /** A transaction of this request keeps it. */
        KEPT,
        /** The same request was there before, on another thread. */
        TAKEN
    }

    private static final ScopedValue<Once> BOUND = ScopedValue.newInstance();

    Once(String holder, String key, byte[] requestSha256) {
        this(holder, key, requestSha256, new AtomicReference<>(Fate.OPEN));
    }

    static @Nullable Once bound() {
        return BOUND.isBound() ? BOUND.get() : null;
    }

    <X extends Throwable> void run(ScopedValue.CallableOp<Boolean, X> work) throws X {
        ScopedValue.where(BOUND, this).call(work);
    }
}
