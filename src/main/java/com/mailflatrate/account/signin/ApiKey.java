package com.mailflatrate.account.signin;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key for machines, without its secret.
 *
 * @param name given by its owner
 * @param prefix the first characters, to tell keys apart
 * @param userName the person it belongs to
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        Set<String> scopes,
        String userName,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /** Copies the scopes. */
    public ApiKey {
        scopes = Set.copyOf(scopes);
    }
}
