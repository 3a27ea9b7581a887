package com.mailflatrate.vetting;

import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop of an account with its statement of reasons (DSA Art. 17).
 *
 * @param scope {@code sending} or {@code all}
 * @param facts what happened, in words for the account
 * @param clause of the terms or the law
 * @param automated whether a rule of ours found it
 * @param deceptiveBulk whether it is deceptive advertising in bulk, of which the account is told
 *     nothing (DSA Art. 17(2))
 */
public record Suspension(
        UUID id,
        String scope,
        String facts,
        String clause,
        boolean automated,
        boolean deceptiveBulk,
        Instant at,
        Actor by,
        @Nullable Instant liftedAt) {}
