package com.mailflatrate.asking;

import com.mailflatrate.kernel.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that should ask somebody.
 *
 * @param form null when the registration came by another way than a form
 * @param human whether a proof of work came with it
 * @param requestedAt when the person registered
 */
public record Wanted(AccountId account, @Nullable UUID form, boolean human, Instant requestedAt) {}
