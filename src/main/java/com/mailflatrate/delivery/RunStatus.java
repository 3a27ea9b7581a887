package com.mailflatrate.delivery;

import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. {@code waiting} to {@code skipped} make the {@code total}.
 *
 * @param held what still waits while the run is held
 * @param deferred refused for now, will be tried again
 * @param ambiguous handed over, but no reply came after the final dot; never sent again
 * @param unconfirmed ambiguous for three days, and nothing came back: counts as accepted
 * @param skipped by reason: {@code SUPPRESSED}, {@code CANCELLED} and what the source of the
 *     messages gave
 */
public record RunStatus(
        RunId run,
        MailingId mailingId,
        State state,
        long total,
        long waiting,
        long held,
        long accepted,
        long deferred,
        long bounced,
        long expired,
        long ambiguous,
        long unconfirmed,
        Map<String, Long> skipped,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Hold> holds) {

    /** The states of a run. */
    public enum State {
        /** Opened, no messages yet. */
        OPEN,
        RUNNING,
        /** Stopped by the account, which may resume. */
        PAUSED,
        /** Stopped by a rule or the operator, whose people may release it. */
        HELD,
        FINISHED,
        CANCELLED
    }

    /** A stop or its end: why, by whom, when. */
    public record Hold(State state, String why, Actor by, Instant at) {}

    /** Copies. */
    public RunStatus {
        skipped = Map.copyOf(skipped);
        holds = List.copyOf(holds);
    }
}
