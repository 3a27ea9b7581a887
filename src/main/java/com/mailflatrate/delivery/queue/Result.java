package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a claimed message.
 *
 * @param state READY gives it back as if it had not been claimed
 * @param skip why it was not sent, with SUPPRESSED
 * @param due when it is tried again, with DEFERRED
 * @param told whether it is an answer others draw conclusions from
 * @param measure that holds it back until then
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
        boolean told,
        @Nullable UUID measure) {

    private static final Duration LETTER_AGAIN = Duration.ofMinutes(15);
    private static final Reply NONE = new Reply(0, List.of());

    static Result back(Claimed claimed, Instant at) {
        return new Result(
                claimed, State.READY, null, null, Phase.LOCAL, NONE, null, at, false, null);
    }

    static Result skipped(Claimed claimed, String reason, Instant at) {
        return new Result(
                claimed, State.SUPPRESSED, reason, null, Phase.LOCAL, NONE, null, at, false, null);
    }

    /** Put off by us, without an attempt. */
    static Result postponed(Claimed claimed, Instant due, Instant at) {
        return new Result(
                claimed, State.DEFERRED, null, due, Phase.LOCAL, NONE, null, at, false, null);
    }

    /**
     * No reply came after the end of the data. A letter is sent once more after a quarter of an
     * hour, with the same Message-ID and Date; a mail of a mailing never.
     */
    static Result silent(Claimed claimed, String why, String host, Instant at) {
        boolean again = claimed.isLetter() && claimed.attempt() == 1;
        return answered(
                claimed,
                again ? State.DEFERRED : State.AMBIGUOUS,
                again ? at.plus(LETTER_AGAIN) : null,
                Phase.DOT,
                new Reply(0, List.of(why)),
                host,
                at);
    }

    static Result answered(
            Claimed claimed,
            State state,
            @Nullable Instant due,
            Phase phase,
            Reply reply,
            String host,
            Instant at) {
        return new Result(claimed, state, null, due, phase, reply, host, at, true, null);
    }

    /** The same, held back by a measure. */
    Result heldBy(UUID holding) {
        return new Result(claimed, state, skip, due, phase, reply, host, at, told, holding);
    }

    /** The same without the words of the other side. */
    Result bare() {
        return new Result(
                claimed,
                state,
                skip,
                due,
                phase,
                new Reply(reply.code(), List.of()),
                null,
                at,
                told,
                measure);
    }
}
