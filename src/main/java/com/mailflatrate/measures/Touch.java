package com.mailflatrate.measures;

import com.mailflatrate.transport.shaping.Step.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a measure means for one mailing, as its account may read it.
 *
 * @param measure its id
 * @param words of the other side, without addresses; empty when they may speak of others
 * @param until null for until a person of the operator lifts it
 * @param leftOutAt when the account left out what is held; everything that comes to it later too
 */
public record Touch(
        UUID measure,
        String rule,
        Scope scope,
        String site,
        String words,
        Instant began,
        @Nullable Instant until,
        @Nullable Instant liftedAt,
        @Nullable Instant leftOutAt,
        @Nullable String leftOutBy) {

    /** Whether it holds at an instant. */
    public boolean isInForce(Instant at) {
        return liftedAt == null && (until == null || at.isBefore(until));
    }

    /** Whether its account may leave out what it holds: never what concerns a site as a whole. */
    public boolean mayBeLeftOut(Instant at) {
        return scope != Scope.SITE && leftOutAt == null && isInForce(at);
    }
}
