package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.factor.SignInLimits;
import com.mailflatrate.factor.Site;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
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
    private final Passkeys passkeys;
    private final InstantSource clock;

    StepUps(
            SessionStore sessions,
            SecondSteps steps,
            SignInBook book,
            SignInLimits limits,
            Passkeys passkeys,
            InstantSource clock) {
        this.sessions = sessions;
        this.steps = steps;
        this.book = book;
        this.limits = limits;
        this.passkeys = passkeys;
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
        UUID session = me.viaId();
        if (me.via() != SignedIn.Via.SESSION || session == null) {
            return Outcome.refused(Code.PERSON_REQUIRED);
        }
        UserStore.Candidate who = book.candidate(me.user()).orElseThrow();
        SignInLimits.Turn turn = limits.take(client.ip(), "", "session " + session);
        if (turn.secondsToWait() > 0) {
            return Outcome.refused(Reason.of(Code.TOO_MANY_REQUESTS, turn.secondsToWait()));
        }
        Outcome<Step> step = steps.takeAgain(who, code, client);
        boolean wrong =
                step.reasons().stream().anyMatch(reason -> reason.code() == Code.WRONG_CREDENTIALS);
        if (!wrong) {
            turn.giveBack();
        }
        return step.map(taken -> proved(who, session, client));
    }

    /** Shows it by a passkey of one's own. */
    public Outcome<Instant> proveByPasskey(
            SignedIn me, UUID challenge, String answer, Site site, ClientInfo client) {
        UUID session = me.viaId();
        if (me.via() != SignedIn.Via.SESSION || session == null) {
            return Outcome.refused(Code.PERSON_REQUIRED);
        }
        return passkeys.answer(challenge, answer, site)
                .flatMap(
                        user ->
                                user.equals(me.user())
                                        ? Outcome.done(
                                                proved(
                                                        book.candidate(user).orElseThrow(),
                                                        session,
                                                        client))
                                        : Outcome.refused(Code.WRONG_CREDENTIALS));
    }

    private Instant proved(UserStore.Candidate who, UUID session, ClientInfo client) {
        book.proved(who, session, client);
        return clock.instant().plus(FRESH);
    }
}
