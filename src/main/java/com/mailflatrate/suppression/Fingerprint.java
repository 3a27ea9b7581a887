package com.mailflatrate.suppression;

import com.mailflatrate.keys.SuppressionKey;
import org.jspecify.annotations.Nullable;

/**
 * An address as suppression knows it. Rows that are to be joined with {@code suppression.v_entries}
 * keep both.
 *
 * @param key of the address as it is, with its tag
 * @param mailbox of the mailbox behind it, at Gmail-type domains: without tag and dots. Only
 *     COMPLAINT, OBJECTION and HARD count on it. Null at other domains
 */
public record Fingerprint(SuppressionKey key, @Nullable SuppressionKey mailbox) {}
