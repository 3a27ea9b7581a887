package com.mailflatrate.transport.shaping;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's or a mailing's mail that a site gets none of for now.
 *
 * @param run 0 for all of the account
 * @param until null for until a person lifts it
 * @param leftOut runs whose account has left out what is held here
 */
public record Brake(
        UUID id, String site, long account, long run, @Nullable Instant until, Set<Long> leftOut) {

    /** Copies the runs. */
    public Brake {
        leftOut = Set.copyOf(leftOut);
    }

    boolean holds(long ofAccount, long ofRun, Instant now) {
        return account == ofAccount
                && (run == 0 || run == ofRun)
                && (until == null || now.isBefore(until));
    }
}
