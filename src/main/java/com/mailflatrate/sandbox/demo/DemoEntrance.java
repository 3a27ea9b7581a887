package com.mailflatrate.sandbox.demo;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lets a newcomer in as one of the demo's people, by the link in the terminal. It goes the way
 * everybody goes, with the password, the authenticator's code and a known device that the demo
 * wrote down itself; who has not its file has no way in. Thread-safe.
 */
@Component
@SandboxOnly
@ConditionalOnProperty("mailflatrate.demo")
public class DemoEntrance {

    static final String PATH = "/sandbox/enter/";
    private static final Duration STEP = Duration.ofSeconds(30);

    private final DataDirectory data;
    private final Sessions sessions;
    private final People people;
    private final Devices devices;
    private final InstantSource clock;

    DemoEntrance(
            DataDirectory data,
            Sessions sessions,
            People people,
            Devices devices,
            InstantSource clock) {
        this.data = data;
        this.sessions = sessions;
        this.people = people;
        this.devices = devices;
        this.clock = clock;
    }

    /** Whether a secret is that of the link. */
    public boolean isOpen(String secret) {
        return credentials(secret).isPresent();
    }

    /** Signs in as the customer's owner; empty for a wrong secret, or when the door refuses. */
    public Optional<OpenedSession> customer(String secret, ClientInfo client) {
        return credentials(secret).flatMap(at -> signIn(at.userEmail(), at.userPassword(), client));
    }

    /** Signs in as the operator's person. */
    public Optional<OpenedSession> operator(String secret, ClientInfo client) {
        return credentials(secret)
                .flatMap(
                        at ->
                                codes(at.operatorTotpSecret()).stream()
                                        .map(code -> attempt(at, code, client))
                                        .flatMap(Optional::stream)
                                        .findFirst());
    }

    private Optional<OpenedSession> attempt(DemoCredentials at, String code, ClientInfo client) {
        return opened(sessions.open(at.operatorEmail(), at.operatorPassword(), code, client));
    }

    /** A code works once; the next one is good already. */
    private List<String> codes(String secret) {
        byte[] key = Base32.decode(secret.toLowerCase(Locale.ROOT)).orElseThrow();
        return List.of(Totp.code(key, clock.instant()), Totp.code(key, clock.instant().plus(STEP)));
    }

    private Optional<OpenedSession> signIn(String email, String password, ClientInfo client) {
        return EmailAddress.parse(email)
                .flatMap(people::byEmail)
                .map(person -> devices.remember(person.id(), null, client.ip(), client.userAgent()))
                .flatMap(
                        device ->
                                opened(
                                        sessions.open(
                                                new Sessions.Attempt(email, password, null, device),
                                                client)));
    }

    private static Optional<OpenedSession> opened(Outcome<OpenedSession> door) {
        return door instanceof Outcome.Done<OpenedSession>(OpenedSession session)
                ? Optional.of(session)
                : Optional.empty();
    }

    private Optional<DemoCredentials> credentials(String secret) {
        return DemoCredentials.read(data.sub("demo").resolve("credentials.json"))
                .filter(at -> isLink(at.openUrl(), secret));
    }

    private static boolean isLink(@Nullable String url, String secret) {
        int at = url == null ? -1 : url.indexOf(PATH);
        return url != null && at >= 0 && isSame(url.substring(at), secret);
    }

    private static boolean isSame(String path, String secret) {
        return MessageDigest.isEqual(
                path.getBytes(StandardCharsets.UTF_8),
                (PATH + secret).getBytes(StandardCharsets.UTF_8));
    }
}
