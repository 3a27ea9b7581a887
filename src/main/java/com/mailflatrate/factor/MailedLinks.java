package com.mailflatrate.factor;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Links by mail that open one thing once: a random secret of 160 bits in the path, stored as
 * SHA-256, drawn when the letter is written. A fresh link ends those before it.
 */
@Component
@EngineTransactional
public class MailedLinks {

    private static final int LONGEST_SECRET = 100;

    private final MailedLinkStore store;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    MailedLinks(
            MailedLinkStore store,
            UuidV7 ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** A link for its letter. */
    public record Minted(
            LinkPurpose purpose, String subject, String secret, Instant expiresAt, String ip) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Minted[" + purpose + "]";
        }
    }

    /** Asks for a letter with a link. */
    public void request(LinkPurpose purpose, String subject, String ip, Duration holds) {
        Instant now = clock.instant();
        store.end(purpose, subject, now);
        UUID id = ids.next();
        store.insert(id, purpose, subject, ip, now, now.plus(holds));
        events.publishEvent(new LinkRequested(id, purpose));
    }

    /** Draws the secret of a letter; empty when it was drawn before or is no longer wanted. */
    public Optional<Minted> mint(UUID id) {
        Secret secret = Secrets.fresh();
        return store.mint(id, secret.sha256())
                .map(
                        link ->
                                new Minted(
                                        link.purpose(),
                                        link.subject(),
                                        secret.text(),
                                        link.expiresAt(),
                                        link.ip()));
    }

    /**
     * What a link is about, without using it. Refused with {@code NOT_FOUND}, or {@code GONE} once
     * it was used, has expired or was followed by a fresh one.
     */
    @EngineTransactional(readOnly = true)
    public Outcome<String> look(LinkPurpose purpose, String secret) {
        return find(purpose, secret).map(MailedLinkStore.Link::subject);
    }

    /** Uses a link up: of two at the same moment one is refused. */
    public Outcome<String> take(LinkPurpose purpose, String secret) {
        return find(purpose, secret)
                .flatMap(
                        link ->
                                store.use(link.id(), clock.instant())
                                        ? Outcome.done(link.subject())
                                        : Outcome.refused(Code.GONE));
    }

    /** Ends what was mailed about something. */
    public void end(LinkPurpose purpose, String subject) {
        store.end(purpose, subject, clock.instant());
    }

    private Outcome<MailedLinkStore.Link> find(LinkPurpose purpose, String secret) {
        Optional<MailedLinkStore.Link> link =
                secret.length() > LONGEST_SECRET
                        ? Optional.empty()
                        : store.bySecret(
                                purpose, Secrets.sha256(secret.strip().toLowerCase(Locale.ROOT)));
        if (link.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        boolean over = link.get().ended() || !clock.instant().isBefore(link.get().expiresAt());
        return over ? Outcome.refused(Code.GONE) : Outcome.done(link.get());
    }
}
