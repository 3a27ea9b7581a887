package com.mailflatrate.optin;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import com.mailflatrate.optin.spi.OptedIn;
import com.mailflatrate.optin.spi.Proofs;
import com.mailflatrate.suppression.Suppressions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
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

    /** The page that was shown; changes with its words. */
    private static final String PAGE = "confirm-2";

    private final ConfirmationStore confirmations;
    private final Memberships memberships;
    private final Suppressions suppressions;
    private final Events events;
    private final Proofs proofs;
    private final Answers answers;
    private final InstantSource clock;

    Confirmations(
            ConfirmationStore confirmations,
            Memberships memberships,
            Suppressions suppressions,
            Events events,
            Proofs proofs,
            Answers answers,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.memberships = memberships;
        this.suppressions = suppressions;
        this.events = events;
        this.proofs = proofs;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What a secret opens: NOT_FOUND for an unknown one, GONE for one that waited too long, or
     * whose person objected or complained meanwhile (compliance row B6).
     */
    @EngineTransactional(readOnly = true)
    public Outcome<Confirmation> view(String secret) {
        byte[] hash = Secrets.sha256(secret);
        return judged(confirmations.bySecret(hash), hash);
    }

    /** Confirms. The answer says when it was confirmed first. */
    public Outcome<Confirmation> confirm(String secret, Visit visit) {
        byte[] hash = Secrets.sha256(secret);
        return judged(confirmations.locked(hash), hash)
                .map(
                        waiting -> {
                            if (waiting.confirmedAt() == null) {
                                subscribe(waiting, HexFormat.of().formatHex(hash, 0, 8), visit);
                            }
                            return waiting;
                        });
    }

    private Outcome<Confirmation> judged(Optional<Confirmation> found, byte[] hash) {
        if (found.isEmpty()) {
            return Outcome.refused(confirmations.isExpired(hash) ? Code.GONE : Code.NOT_FOUND);
        }
        Confirmation known = found.get();
        return known.confirmedAt() == null && isOver(known)
                ? Outcome.refused(Code.GONE)
                : Outcome.done(known);
    }

    private boolean isOver(Confirmation waiting) {
        return clock.instant().isAfter(waiting.expiresAt())
                || suppressions.outlastsSignUp(waiting.account(), waiting.email());
    }

    private void subscribe(Confirmation waiting, String token, Visit visit) {
        Instant now = clock.instant();
        suppressions.liftBySignUp(waiting.account(), waiting.email(), waiting.list());
        memberships.changeStatus(
                waiting.account(),
                waiting.contact(),
                List.of(waiting.list()),
                MembershipStatus.SUBSCRIBED,
                null,
                Actor.person("subscriber"));
        UUID event =
                events.append(
                        waiting.account(),
                        EventKind.CONFIRMED,
                        header(waiting),
                        facts(waiting, token, visit));
        FormRef form = waiting.form();
        proofs.recordConfirmed(
                waiting.account(),
                new OptedIn(
                        waiting.contact(),
                        waiting.list(),
                        waiting.id(),
                        visit.ip(),
                        waiting.source(),
                        form == null ? null : form.form(),
                        form == null ? null : form.version(),
                        waiting.tracking()),
                event);
        confirmations.confirm(waiting.account(), waiting.id(), event, now);
        answers.wanted(waiting);
    }

    private static Map<String, @Nullable Object> header(Confirmation waiting) {
        FormRef form = waiting.form();
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("list", waiting.list());
        header.put("confirmation", waiting.id());
        header.put("form", form == null ? null : form.form());
        header.put("version", form == null ? null : form.version());
        header.put("page", PAGE);
        header.put("tracking", waiting.tracking());
        return header;
    }

    private static Map<String, @Nullable Object> facts(
            Confirmation waiting, String token, Visit visit) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("contact", waiting.contact());
        facts.put("email", waiting.email().full());
        visit.into(facts);
        facts.put("method", "POST");
        facts.put("token", token);
        return facts;
    }
}
