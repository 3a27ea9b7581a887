package com.mailflatrate.account.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The device behind a session.
 *
 * @param isNew the person signed in there for the first time with this session
 * @param needsProof nothing was sent from there yet, and the second factor is not fresh
 * @param provedAt when the session last showed a second factor
 */
public record Device(boolean isNew, boolean needsProof, @Nullable Instant provedAt) {

    static final Device KNOWN = new Device(false, false, null);

    /** Whether a second factor was shown after some time. */
    public boolean provedAfter(Instant time) {
        return provedAt != null && provedAt.isAfter(time);
    }
}
