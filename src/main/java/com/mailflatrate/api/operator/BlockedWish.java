package com.mailflatrate.api.operator;

import org.jspecify.annotations.Nullable;

/** Whose proof is asked for, and why. */
record BlockedWish(@Nullable String accountId, @Nullable String email, @Nullable String reason) {}
