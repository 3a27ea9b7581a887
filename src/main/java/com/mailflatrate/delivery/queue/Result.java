package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a claimed message.
 *
 * @param state READY gives it back as if it had not been claimed
 * @param skip why it was not sent, with SUPPRESSED
 * @param due when it is tried again, with DEFERRED
 * @param told whether it is an answer others draw conclusions from
 */
record Result(
        Claimed claimed,
        State state,
        @Nullable String skip,
        @Nullable Instant due,
        Phase phase,
        Reply reply,
        @Nullable String host,
        Instant at,
        boolean told) {

    private static final Reply NONE = new Reply(0, List.of());

    static Result back(Claimed claimed, Instant at) {
        return new Result(claimed, State.READY, null, null, Phase.LOCAL, NONE, null, at, false);
    }

    static Result skipped(Claimed claimed, String reason, Instant at) {
        return new Result(
                claimed, State.SUPPRESSED, reason, null, Phase.LOCAL, NONE, null, at, false);
    }

    /** Put off by us, without an attempt. */
    static Result postponed(Claimed claimed, Instant due, Instant at) {
        return new Result(claimed, State.DEFERRED, null, due, Phase.LOCAL, NONE, null, at, false);
    }

    static Result answered(
            Claimed claimed,
            State state,
            @Nullable Instant due,
            Phase phase,
            Reply reply,
            String host,
            Instant at) {
        return new Result(claimed, state, null, due, phase, reply, host, at, true);
    }
}
