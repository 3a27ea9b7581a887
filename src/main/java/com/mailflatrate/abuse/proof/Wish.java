package com.mailflatrate.abuse.proof;

import org.jspecify.annotations.Nullable;

/**
 * Whose proof is asked for, and why.
 *
 * @param accountId the account's public number
 * @param email the erased person's address
 * @param reason the claim it is needed for
 */
public record Wish(@Nullable String accountId, @Nullable String email, @Nullable String reason) {}
