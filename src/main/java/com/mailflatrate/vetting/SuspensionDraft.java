package com.mailflatrate.vetting;

import org.jspecify.annotations.Nullable;

/**
 * A stop of an account as somebody writes it down, not yet judged.
 *
 * @param automated whether a rule of ours found it
 * @param deceptiveBulk whether it is deceptive advertising in bulk: then the account is told
 *     nothing (DSA Art. 17(2))
 */
public record SuspensionDraft(
        @Nullable String scope,
        @Nullable String facts,
        @Nullable String clause,
        boolean automated,
        boolean deceptiveBulk) {}
