package com.mailflatrate.account.signin;

import java.time.Instant;

/**
 * A fresh session.
 *
 * @param token 256 random bits, shown once; stored as SHA-256 only
 * @param expiresAt at the latest; earlier after 12 idle hours
 */
public record OpenedSession(String token, Instant expiresAt) {

    /** Without the token. */
    @Override
    public String toString() {
        return "OpenedSession[expiresAt=" + expiresAt + "]";
    }
}
