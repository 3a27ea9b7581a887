package com.mailflatrate.ledger.blocked;

import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to read what is blocked about one person.
 *
 * @param agreedAt null while a second person is needed
 */
public record Opening(
        AccountId account,
        UUID id,
        String reason,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        @Nullable String agreedName,
        @Nullable Instant agreedAt) {}
