package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Showing again that it is the person, before what an abductor of a session would do first
 * (compliance row A13): a new key, a new sender domain, a change of owner, an export. A code of the
 * authenticator, else a mailed one; a sign-in that showed one counts as well. Keys for machines
 * never step up: what they may do was granted by a person who did.
 */
@Component
@EngineTransactional
public class StepUps {

    /** How long a proof is fresh. */
    public static final Duration FRESH = Duration.ofMinutes(15);

    private final SessionStore sessions;
    private final SecondSteps steps;
    private final SignInBook book;
    private final SignInLimits limits;
    private final InstantSource clock;

    StepUps(
            SessionStore sessions,
            SecondSteps steps,
            SignInBook book,
            SignInLimits limits,
            InstantSource clock) {
        this.sessions = sessions;
        this.steps = steps;
        this.book = book;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether the person showed a second factor within the last fifteen minutes. */
    @EngineTransactional(readOnly = true)
    public boolean isFresh(SignedIn me) {
        return me.via() == SignedIn.Via.SESSION
                && me.viaId() != null
                && sessions.isProved(me.viaId(), clock.instant().minus(FRESH));
    }

    /**
     * Shows it. Refused with {@code CODE_REQUIRED} when no code is given (a mailed one is on its
     * way then), {@code WRONG_CREDENTIALS}, {@code TOO_MANY_REQUESTS}, or {@code PERSON_REQUIRED}
     * for a key.
     *
     * @return until when the proof is fresh
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<Instant> prove(SignedIn me, @Nullable String code, ClientInfo client) {
        if (me.via() != SignedIn.Via.SESSION || me.viaId() == null) {
            return Outcome.refused(Code.PERSON_REQUIRED);
        }
        UserStore.Candidate who = book.candidate(me.user()).orElseThrow();
        SignInLimits.Turn turn = limits.take(client.ip(), "", "session " + me.viaId());
        if (turn.secondsToWait() > 0) {
            return Outcome.refused(Reason.of(Code.TOO_MANY_REQUESTS, turn.secondsToWait()));
        }
        Outcome<Step> step = steps.takeAgain(who, code, client);
        boolean wrong =
                step.reasons().stream().anyMatch(reason -> reason.code() == Code.WRONG_CREDENTIALS);
        if (!wrong) {
            turn.giveBack();
        }
        return step.map(
                taken -> {
                    Instant now = clock.instant();
                    book.proved(who, me.viaId(), client);
                    return now.plus(FRESH);
                });
    }
}
