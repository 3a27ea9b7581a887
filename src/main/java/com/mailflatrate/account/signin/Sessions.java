package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
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
    private final SessionStore store;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(
            SignInBook book,
            SessionStore store,
            Passwords passwords,
            SignInLimits limits,
            InstantSource clock) {
        this.book = book;
        this.store = store;
        this.passwords = passwords;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Signs a person in. Refused with {@code WRONG_CREDENTIALS} (in the same time whether or not
     * the address is known), {@code CODE_REQUIRED} when a second factor is asked for, {@code
     * TOO_MANY_REQUESTS} after too many tries.
     *
     * @param code the six digits of RFC 6238; staff always need one
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<OpenedSession> open(
            String email, String password, @Nullable String code, ClientInfo client) {
        long wait = limits.take(client.ip(), email);
        if (wait > 0) {
            return Outcome.refused(Reason.of(Code.TOO_MANY_REQUESTS, wait));
        }
        if (email.length() > Passwords.LONGEST * 2 || password.length() > Passwords.LONGEST) {
            return Outcome.refused(Code.WRONG_CREDENTIALS);
        }
        Optional<UserStore.Candidate> who = book.candidate(email);
        boolean right =
                passwords.matches(
                        password, who.map(UserStore.Candidate::passwordHash).orElse(null));
        if (!right) {
            who.ifPresent(known -> book.failed(known, client));
            return Outcome.refused(Code.WRONG_CREDENTIALS);
        }
        return withCode(who.orElseThrow(), code, client)
                .map(
                        session -> {
                            limits.giveBack(client.ip(), email);
                            return session;
                        });
    }

    private Outcome<OpenedSession> withCode(
            UserStore.Candidate who, @Nullable String code, ClientInfo client) {
        if (who.staff() || who.totpSecret() != null) {
            String digits = code == null ? "" : code.replaceAll("\\s", "");
            if (digits.isEmpty()) {
                return Outcome.refused(Reason.field(Code.CODE_REQUIRED, "code"));
            }
            if (!book.takeCode(who, digits)) {
                book.failed(who, client);
                return Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, "code"));
            }
        }
        String token = token();
        Instant opened = book.open(who, Secrets.sha256(token), client);
        return Outcome.done(new OpenedSession(token, opened.plus(ABSOLUTE)));
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

    private String token() {
        byte[] bytes = new byte[TOKEN_OCTETS];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
