package com.mailflatrate.account.signin;

import java.time.Instant;

/**
 * A fresh session.
 *
 * @param token 256 random bits, shown once; stored as SHA-256 only
 * @param expiresAt at the latest; earlier after 12 idle hours
 * @param device the token by which this device is known from now on
 */
public record OpenedSession(String token, Instant expiresAt, String device) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "OpenedSession[expiresAt=" + expiresAt + "]";
    }
}
