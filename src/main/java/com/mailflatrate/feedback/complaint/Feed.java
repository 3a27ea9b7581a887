package com.mailflatrate.feedback.complaint;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feedback loop we are subscribed to.
 *
 * @param domain of the From address of its reports
 * @param owner who looks after it
 * @param everyDays how often it reports at least, 0 when nobody can say
 * @param signed its reports must carry a DKIM signature of its domain; otherwise our token is
 *     enough
 * @param since it is expected to report
 */
public record Feed(
        String domain,
        String name,
        String owner,
        int everyDays,
        boolean signed,
        Instant since,
        @Nullable Instant last,
        @Nullable Instant alarmedAt) {

    /** Whether it has not reported for twice its rhythm. */
    public boolean isSilent(Instant now) {
        Instant heard = last == null ? since : last;
        return everyDays > 0 && heard.plus(Duration.ofDays(2L * everyDays)).isBefore(now);
    }
}
