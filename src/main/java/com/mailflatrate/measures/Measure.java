package com.mailflatrate.measures;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something we do by ourselves because of what the other side does.
 *
 * @param rule the row of the table that led to it
 * @param source our address it concerns; empty for all, and with every other scope than a site
 * @param account whose mail it holds back; null when it concerns a site
 * @param run which mailing's; null when it concerns more
 * @param limit what is done less of; none when nothing is sent
 * @param words of the other side, without addresses; hostile text
 * @param until null for until a person lifts it
 * @param liftedAt when a person ended it
 */
public record Measure(
        UUID id,
        String rule,
        Scope scope,
        String site,
        String source,
        @Nullable AccountId account,
        @Nullable RunId run,
        Limit limit,
        String words,
        Instant began,
        @Nullable Instant until,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable String note) {

    /** Whether it holds at an instant. */
    public boolean isInForce(Instant at) {
        return liftedAt == null && (until == null || at.isBefore(until));
    }
}
