package com.mailflatrate.measures;

import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the operator's in the table of rules.
 *
 * @param site the provider or site it is about; empty for any
 * @param pattern in RE2 syntax, found in replies to mails whatever their case; null for a limit
 *     that always holds
 * @param lasts null for until a person lifts it
 * @param endedAt since when it does nothing any more
 */
public record SiteRule(
        UUID id,
        Terms terms,
        String by,
        Instant created,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** What it says. */
    public record Terms(
            String site,
            @Nullable String pattern,
            Replies replies,
            int times,
            Duration within,
            Action action,
            Limit limit,
            @Nullable Duration lasts,
            String note) {}
}
