package com.mailflatrate.factor;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passkeys (Web Authentication Level 3): a key pair in a device or password store, unlocked there
 * by finger, face or PIN, so that one act shows two factors and works on this service's host only.
 * A challenge is good for five minutes and one answer.
 */
@Component
@EngineTransactional
public class Passkeys {

    /** How long a challenge may be answered. */
    public static final Duration HOLDS = Duration.ofMinutes(5);

    private static final int CHALLENGE_OCTETS = 32;
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    private final PasskeyStore store;
    private final PasskeyProofs proofs;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Passkeys(PasskeyStore store, PasskeyProofs proofs, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.proofs = proofs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Something for an authenticator to sign.
     *
     * @param known credential ids that are not wanted again
     */
    public record Challenge(UUID id, byte[] octets, List<byte[]> known) {}

    /** A challenge for a new passkey. */
    public Challenge beginRegistration(UserId user) {
        return challenge(user, store.credentialIds(user));
    }

    /** A challenge for whoever comes. */
    public Challenge beginSignIn() {
        return challenge(null, List.of());
    }

    /**
     * Keeps a new passkey. Refused with {@code WRONG_CREDENTIALS} when the answer does not fit the
     * challenge, the host or the person.
     *
     * @param answer what {@code navigator.credentials.create} gave, as its {@code toJSON} writes it
     */
    public Outcome<UUID> register(
            UserId user, UUID challenge, String answer, @Nullable String name, Site site) {
        Optional<byte[]> octets = store.takeChallenge(challenge, user, clock.instant());
        if (octets.isEmpty() || store.credentialIds(user).size() >= MOST) {
            return wrong();
        }
        Optional<PasskeyProofs.Kept> kept = proofs.registration(answer, octets.get(), site);
        UUID id = ids.next();
        String line = name == null || name.isBlank() ? "Passkey" : name.strip();
        boolean stored =
                kept.isPresent()
                        && store.insert(
                                id,
                                user,
                                kept.get(),
                                line.substring(0, Math.min(line.length(), LONGEST_NAME)),
                                clock.instant());
        return stored ? Outcome.done(id) : wrong();
    }

    /**
     * Whose passkey has answered.
     *
     * @param answer what {@code navigator.credentials.get} gave, as its {@code toJSON} writes it
     */
    public Outcome<UserId> answer(UUID challenge, String answer, Site site) {
        Optional<byte[]> octets = store.takeChallenge(challenge, null, clock.instant());
        Optional<PasskeyStore.Held> held =
                octets.flatMap(unused -> proofs.credentialId(answer)).flatMap(store::lock);
        if (octets.isEmpty() || held.isEmpty()) {
            return wrong();
        }
        return proofs.authentication(answer, octets.get(), held.get().kept(), site)
                .map(
                        count -> {
                            store.used(held.get().id(), count, clock.instant());
                            return Outcome.done(held.get().user());
                        })
                .orElseGet(Passkeys::wrong);
    }

    /** A person's passkeys, the oldest first. */
    @EngineTransactional(readOnly = true)
    public List<Passkey> of(UserId user) {
        return store.list(user);
    }

    /** Takes one of a person's passkeys away. */
    public boolean remove(UserId user, UUID id) {
        return store.delete(user, id);
    }

    private Challenge challenge(@Nullable UserId user, List<byte[]> known) {
        byte[] octets = new byte[CHALLENGE_OCTETS];
        random.nextBytes(octets);
        UUID id = ids.next();
        Instant now = clock.instant();
        store.insertChallenge(id, user, octets, now, now.plus(HOLDS));
        return new Challenge(id, octets, known);
    }

    private static <T> Outcome<T> wrong() {
        return Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, "credential"));
    }
}
