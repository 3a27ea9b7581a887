package com.mailflatrate.delivery;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The runs: one per mailing. */
@Component
public class Runs {

    /** Opens a run without messages; {@link Outbox#accept} fills and starts it. */
    public RunId open(AccountId account, RunDraft draft) {
        throw new IllegalStateException("not yet");
    }

    /** How far it is; empty when the account has no such run. */
    public Optional<RunStatus> status(AccountId account, RunId run) {
        throw new IllegalStateException("not yet");
    }

    /** Stops it by a rule or by the operator; only {@link #release} starts it again. Holding twice keeps both reasons. */
    public Outcome<RunStatus> hold(AccountId account, RunId run, String why, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Lifts a hold; a person of the operator decides that. */
    public Outcome<RunStatus> release(AccountId account, RunId run, String why, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Stops it by the account's wish. */
    public Outcome<RunStatus> pause(AccountId account, RunId run, String why, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Goes on after a pause; a held run is refused with {@code WRONG_STATE}. */
    public Outcome<RunStatus> resume(AccountId account, RunId run, String why, Actor by) {
        throw new IllegalStateException("not yet");
    }

    /** Ends it; what has not left stays here for good. */
    public Outcome<RunStatus> cancel(AccountId account, RunId run, String why, Actor by) {
        throw new IllegalStateException("not yet");
    }
}
