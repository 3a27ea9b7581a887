package com.mailflatrate.doors.once;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request that must be done only once.
 *
 * @param holder whose key it is: of an API key or a session
 * @param key as the client chose it
 * @param requestSha256 of what was asked
 * @param kept whether a transaction of this request has kept the key
 */
record Once(String holder, String key, byte[] requestSha256, AtomicBoolean kept) {

    private static final ScopedValue<Once> BOUND = ScopedValue.newInstance();

    Once(String holder, String key, byte[] requestSha256) {
        this(holder, key, requestSha256, new AtomicBoolean());
    }

    static @Nullable Once bound() {
        return BOUND.isBound() ? BOUND.get() : null;
    }

    <X extends Throwable> void run(ScopedValue.CallableOp<Boolean, X> work) throws X {
        ScopedValue.where(BOUND, this).call(work);
    }
}
