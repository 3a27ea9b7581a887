package com.mailflatrate.consent;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.suppression.Suppressions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The click in the confirmation mail. Looking changes nothing; confirming twice is once. */
@Component
@EngineTransactional
public class Confirmations {

    private final ConfirmationStore confirmations;
    private final Memberships memberships;
    private final Suppressions suppressions;
    private final EventStore events;
    private final ProofStore proofs;
    private final InstantSource clock;

    Confirmations(
            ConfirmationStore confirmations,
            Memberships memberships,
            Suppressions suppressions,
            EventStore events,
            ProofStore proofs,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.memberships = memberships;
        this.suppressions = suppressions;
        this.events = events;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** What a secret opens: NOT_FOUND for an unknown one, GONE for one that waited too long. */
    @EngineTransactional(readOnly = true)
    public Outcome<Confirmation> view(String secret) {
        return judged(confirmations.bySecret(Secrets.sha256(secret)));
    }

    /**
     * Confirms. The answer says when it was confirmed first.
     *
     * @param ip of the click, as evidence
     */
    public Outcome<Confirmation> confirm(String secret, String ip, @Nullable String userAgent) {
        return judged(confirmations.locked(Secrets.sha256(secret)))
                .map(
                        waiting -> {
                            if (waiting.confirmedAt() == null) {
                                subscribe(waiting, ip, userAgent);
                            }
                            return waiting;
                        });
    }

    private Outcome<Confirmation> judged(Optional<Confirmation> found) {
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Confirmation known = found.get();
        boolean late = known.confirmedAt() == null && clock.instant().isAfter(known.expiresAt());
        return late ? Outcome.refused(Code.GONE) : Outcome.done(known);
    }

    private void subscribe(Confirmation waiting, String ip, @Nullable String userAgent) {
        Instant now = clock.instant();
        Actor person = Actor.person("subscriber");
        suppressions.liftBySignUp(waiting.account(), waiting.email(), waiting.list());
        memberships.changeStatus(
                waiting.account(),
                waiting.contact(),
                List.of(waiting.list()),
                MembershipStatus.SUBSCRIBED,
                null,
                person);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", waiting.contact());
        facts.put("email", waiting.email().full());
        facts.put("ip", ip);
        facts.put("agent", userAgent);
        facts.put("method", "POST");
        UUID event =
                events.append(
                        waiting.account(),
                        EventKind.CONFIRMED,
                        Map.of("list", waiting.list(), "confirmation", waiting.id()),
                        facts);
        proofs.insertConfirmed(
                waiting.account(),
                waiting.contact(),
                waiting.list(),
                event,
                now,
                ip,
                waiting.source());
        confirmations.confirm(waiting.account(), waiting.id(), now);
    }
}
