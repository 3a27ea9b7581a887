package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.DeviceName;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.factor.Passwords;
import com.mailflatrate.factor.SignInLimits;
import com.mailflatrate.factor.Site;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** People who are signed in; one row each, for the page cookie and for the API alike. */
@Component
@EngineTransactional
public class Sessions {

    /** Ends a session nobody uses. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** Ends a session in any case. */
    public static final Duration ABSOLUTE = Duration.ofDays(30);

    private static final Duration SEEN_STEP = Duration.ofMinutes(5);
    private static final int TOKEN_OCTETS = 32;
    private static final int LONGEST_TOKEN = 100;

    private final SignInBook book;
    private final SecondSteps steps;
    private final SessionStore store;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Passkeys passkeys;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            SignInBook book,
            SecondSteps steps,
            SessionStore store,
            Passwords passwords,
            SignInLimits limits,
            Passkeys passkeys,
            InstantSource clock) {
        this.book = book;
        this.steps = steps;
        this.store = store;
        this.passwords = passwords;
        this.limits = limits;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /**
     * What somebody shows at the door.
     *
     * @param code six digits of an authenticator or of a mail, or a recovery code
     * @param device the token of a device the person was seen on
     * @param halfWay in the password's place, after a first try whose password was right
     */
    public record Attempt(
            String email,
            String password,
            @Nullable String code,
            @Nullable String device,
            @Nullable String halfWay) {

        /** With a password. */
        public Attempt(
                String email, String password, @Nullable String code, @Nullable String device) {
            this(email, password, code, device, null);
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /**
     * A session as its person sees it in a list.
     *
     * @param ip where it was opened
     * @param device browser and system as far as the device says
     */
    public record Open(UUID id, Instant openedAt, Instant seenAt, String ip, DeviceName device) {}

    /** Signs in on a device that shows no token. */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<OpenedSession> open(
            String email, String password, @Nullable String code, ClientInfo client) {
        return open(new Attempt(email, password, code, null), client);
    }

    /**
     * Signs a person in. Refused with {@code WRONG_CREDENTIALS} (in the same time whether or not
     * the address is known), {@code CODE_REQUIRED} when a second factor or a mailed code is asked
     * for (a mailed one is on its way then), {@code TOO_MANY_REQUESTS} after too many tries.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<OpenedSession> open(Attempt attempt, ClientInfo client) {
        if (attempt.email().length() > Passwords.LONGEST * 2
                || attempt.password().length() > Passwords.LONGEST) {
            return Outcome.refused(Code.WRONG_CREDENTIALS);
        }
        Optional<UserStore.Candidate> who = book.candidate(attempt.email());
        boolean known =
                who.filter(person -> steps.isKnownDevice(person, attempt.device())).isPresent();
        SignInLimits.Turn turn =
                limits.take(client.ip(), attempt.email(), known ? attempt.device() : null);
        if (turn.secondsToWait() > 0) {
            return Outcome.refused(Reason.of(Code.TOO_MANY_REQUESTS, turn.secondsToWait()));
        }
        if (!isRight(who, attempt)) {
            who.ifPresent(person -> book.failed(person, client));
            return Outcome.refused(Code.WRONG_CREDENTIALS);
        }
        return afterPassword(who.orElseThrow(), attempt, turn, client);
    }

    /**
     * What stands in the password's place when the code is asked for alone; empty when the password
     * is wrong. A wrong code does not lengthen it.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<String> halfWay(Attempt attempt) {
        Optional<UserStore.Candidate> who = book.candidate(attempt.email());
        return isHalfWay(who, attempt)
                ? Optional.ofNullable(attempt.halfWay())
                : who.filter(person -> isRight(Optional.of(person), attempt))
                        .map(steps.halfWay()::mint);
    }

    private boolean isHalfWay(Optional<UserStore.Candidate> who, Attempt attempt) {
        String halfWay = attempt.halfWay();
        return halfWay != null && who.isPresent() && steps.halfWay().holds(who.get(), halfWay);
    }

    private boolean isRight(Optional<UserStore.Candidate> who, Attempt attempt) {
        return isHalfWay(who, attempt)
                || passwords.matches(
                        attempt.password(),
                        who.map(UserStore.Candidate::passwordHash).orElse(null));
    }

    private Outcome<OpenedSession> afterPassword(
            UserStore.Candidate who, Attempt attempt, SignInLimits.Turn turn, ClientInfo client) {
        Outcome<Step> step = steps.take(who, attempt.code(), attempt.device(), client);
        boolean wrongCode =
                step.reasons().stream().anyMatch(reason -> reason.code() == Code.WRONG_CREDENTIALS);
        if (wrongCode) {
            book.failed(who, client);
        } else {
            turn.giveBack();
        }
        return step.map(taken -> open(who, taken, attempt.device(), client));
    }

    /**
     * Signs a person in by a passkey, which is two factors in one, or after the password was right.
     *
     * @param before the device, if it has a token; and what stands for the password if it was
     *     shown: then only a passkey of that person opens
     */
    public Outcome<OpenedSession> openByPasskey(
            UUID challenge, String answer, Site site, Attempt before, ClientInfo client) {
        String device = before.device();
        return passkeys.answer(challenge, answer, site)
                .flatMap(
                        user ->
                                book.candidate(user)
                                        .filter(who -> fits(who, before))
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(Code.WRONG_CREDENTIALS)))
                .map(
                        who ->
                                open(
                                        who,
                                        Step.proved(steps.isKnownDevice(who, device)),
                                        device,
                                        client));
    }

    /** Whether nobody has shown a password, or this person has. */
    private boolean fits(UserStore.Candidate who, Attempt before) {
        String halfWay = before.halfWay();
        return halfWay == null
                || (book.candidate(before.email())
                                .filter(one -> one.user().equals(who.user()))
                                .isPresent()
                        && steps.halfWay().holds(who, halfWay));
    }

    private OpenedSession open(
            UserStore.Candidate who, Step step, @Nullable String device, ClientInfo client) {
        byte[] bytes = new byte[TOKEN_OCTETS];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String keeps = book.open(who, Secrets.sha256(token), step, device, client);
        return new OpenedSession(token, clock.instant().plus(ABSOLUTE), keeps);
    }

    /** Who holds this token: idle for at most 12 hours, at most 30 days old. */
    public Optional<SignedIn> find(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<SessionStore.Found> found =
                store.find(Secrets.sha256(token), now.minus(IDLE), now.minus(ABSOLUTE));
        found.filter(session -> session.seenAt().isBefore(now.minus(SEEN_STEP)))
                .ifPresent(
                        session -> store.seen(Objects.requireNonNull(session.who().viaId()), now));
        return found.map(SessionStore.Found::who);
    }

    /** Signs out. */
    public void end(String token) {
        store.end(Secrets.sha256(token), clock.instant());
    }

    /** The sessions of the one who asks, the one last used first. */
    @EngineTransactional(readOnly = true)
    public List<Open> list(SignedIn me) {
        Instant now = clock.instant();
        return store.open(me.user(), now.minus(IDLE), now.minus(ABSOLUTE));
    }

    /** Ends one of one's own sessions. */
    public Outcome<UUID> end(SignedIn me, UUID session) {
        return store.end(me.user(), session, clock.instant())
                ? Outcome.done(session)
                : Outcome.refused(Code.NOT_FOUND);
    }

    /** Signs out everywhere but here; how many sessions that were. */
    public int endOthers(SignedIn me) {
        return store.endOthers(me.user(), me.viaId(), clock.instant());
    }

    /** Works on in another account the person belongs to. */
    public Outcome<AccountId> moveTo(AccountId account, SignedIn me) {
        return me.via() == SignedIn.Via.SESSION
                        && me.viaId() != null
                        && store.moveTo(account, me.user(), me.viaId())
                ? Outcome.done(account)
                : Outcome.refused(Code.NOT_FOUND);
    }
}
