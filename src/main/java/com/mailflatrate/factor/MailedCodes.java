package com.mailflatrate.factor;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Codes of six digits by mail: good for fifteen minutes, five tries and one use. A fresh request
 * makes the code before it worthless. The code is drawn when the letter is written, so no event
 * ever carries one; stored is a MAC.
 */
@Component
@EngineTransactional
public class MailedCodes {

    /** How long a code is good for. */
    public static final Duration HOLDS = Duration.ofMinutes(15);

    private static final int TRIES = 5;
    private static final int PER_HOUR = 20;
    private static final int DIGITS = 1_000_000;
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(1);

    private final MailedCodeStore store;
    private final Macs macs;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    MailedCodes(
            MailedCodeStore store,
            Macs macs,
            UuidV7 ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.macs = macs;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A code for its letter.
     *
     * @param subject what the request was about, such as a new address; else empty
     * @param ip where it was asked for
     */
    public record Minted(
            UserId user,
            CodePurpose purpose,
            String subject,
            String code,
            Instant expiresAt,
            String ip) {

        /** Without the code. */
        @Override
        public String toString() {
            return "Minted[" + user + ", " + purpose + "]";
        }
    }

    /**
     * Asks for a code. While one is on its way that nobody has used, and beyond twenty an hour, no
     * further letter is written.
     */
    public void request(UserId user, CodePurpose purpose, String subject, String ip) {
        Instant now = clock.instant();
        boolean onItsWay =
                store.isOpenSince(user, purpose, subject, now.minus(BETWEEN_LETTERS), TRIES);
        if (onItsWay || store.count(user, now.minus(Duration.ofHours(1))) >= PER_HOUR) {
            return;
        }
        UUID id = ids.next();
        store.insert(id, user, purpose, subject, ip, now);
        events.publishEvent(new CodeRequested(id));
    }

    /** Draws the code of a letter; empty when it was drawn before. */
    public Optional<Minted> mint(UUID id) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(DIGITS));
        Instant expires = clock.instant().plus(HOLDS);
        return store.mint(id, mac(id, code), expires)
                .map(
                        asked ->
                                new Minted(
                                        asked.user(),
                                        asked.purpose(),
                                        asked.subject(),
                                        code,
                                        expires,
                                        asked.ip()));
    }

    /**
     * Uses a code up. The subject it was asked for; empty when the code is not the one, or no
     * longer.
     */
    public Optional<String> take(UserId user, CodePurpose purpose, String code) {
        Instant now = clock.instant();
        Optional<MailedCodeStore.Open> open = store.lockNewest(user, purpose, now, TRIES);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        UUID id = open.get().id();
        boolean right =
                macs.verify(
                        KeyPurpose.SESSION, open.get().mac(), bytes(id.toString()), bytes(code));
        if (right) {
            store.use(id, now);
            return Optional.of(open.get().subject());
        }
        store.miss(id);
        return Optional.empty();
    }

    private byte[] mac(UUID id, String code) {
        return macs.mac(KeyPurpose.SESSION, bytes(id.toString()), bytes(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
