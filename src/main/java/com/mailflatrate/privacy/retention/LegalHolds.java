package com.mailflatrate.privacy.retention;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Cases;
import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.kernel.holding.Held;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What beats every period and every erasure. For the operator's people; of an account that is held,
 * or one of whose contacts is, nothing grows old.
 */
@Component
@EngineTransactional
public class LegalHolds implements Held {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private static final int SHORTEST_REFERENCE = 2;
    private static final int LONGEST_REFERENCE = 200;

    private final LegalHoldStore store;
    private final Cases cases;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    LegalHolds(LegalHoldStore store, Cases cases, Audit audit, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.cases = cases;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps everything of an account, or one contact. Refused with REQUIRED, INVALID_VALUE or
     * TOO_LONG for the reason.
     */
    public Outcome<LegalHold> set(
            AccountId account, @Nullable ContactId contact, String reason, Actor by) {
        Optional<Reason> wrong = wrong(reason.strip());
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        LegalHold hold =
                new LegalHold(
                        ids.next(),
                        account,
                        contact,
                        null,
                        reason.strip(),
                        null,
                        by,
                        clock.instant(),
                        null,
                        null);
        store.add(hold);
        audit.record(account, by, "legal-hold.set", hold.id().toString(), told(hold));
        return Outcome.done(hold);
    }

    /**
     * Keeps a case of the desk with everything that belongs to it, and nothing of its account grows
     * old; its contact cannot be erased, or nobody of the account when the case names none. The
     * account does not read of it in its own log. Refused with NOT_FOUND, or with REQUIRED,
     * INVALID_VALUE or TOO_LONG for the reason or the reference.
     */
    public Outcome<LegalHold> set(CaseId id, String reason, String reference, Actor by) {
        Optional<Case> found = cases.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        List<Reason> wrong =
                Stream.concat(wrong(reason.strip()).stream(), unnamed(reference.strip()).stream())
                        .toList();
        if (!wrong.isEmpty()) {
            return Outcome.refused(wrong);
        }
        LegalHold hold =
                new LegalHold(
                        ids.next(),
                        found.get().account(),
                        found.get().contact(),
                        id,
                        reason.strip(),
                        reference.strip(),
                        by,
                        clock.instant(),
                        null,
                        null);
        store.add(hold);
        audit.record(null, by, "legal-hold.set", hold.id().toString(), told(hold));
        return Outcome.done(hold);
    }

    private static Optional<Reason> wrong(String reason) {
        if (reason.length() > LONGEST) {
            return Optional.of(Reason.field(Code.TOO_LONG, "reason"));
        }
        return reason.length() >= SHORTEST
                ? Optional.empty()
                : Optional.of(
                        Reason.field(
                                reason.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, "reason"));
    }

    private static Optional<Reason> unnamed(String reference) {
        if (reference.length() > LONGEST_REFERENCE) {
            return Optional.of(Reason.field(Code.TOO_LONG, "reference"));
        }
        return reference.length() >= SHORTEST_REFERENCE
                ? Optional.empty()
                : Optional.of(
                        Reason.field(
                                reference.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE,
                                "reference"));
    }

    private static Map<String, String> told(LegalHold hold) {
        return hold.onCase() == null || hold.reference() == null
                ? Map.of("reason", hold.reason())
                : Map.of(
                        "reason",
                        hold.reason(),
                        "reference",
                        hold.reference(),
                        "case",
                        hold.onCase().toString());
    }

    /** Whether something of this contact, or the whole account, may not go. */
    @EngineTransactional(readOnly = true)
    public boolean holds(AccountId account, @Nullable ContactId contact) {
        return store.holds(account, contact);
    }

    @Override
    @EngineTransactional(readOnly = true)
    public List<AccountId> accounts() {
        return store.held();
    }

    @Override
    @EngineTransactional(readOnly = true)
    public List<CaseId> cases() {
        return store.heldCases();
    }

    /** The holds a case has and had, newest first. */
    @EngineTransactional(readOnly = true)
    public List<LegalHold> of(CaseId id) {
        return store.of(id);
    }

    /** What holds, newest first. */
    @EngineTransactional(readOnly = true)
    public List<LegalHold> open() {
        return store.open();
    }

    /** Ends a hold; NOT_FOUND when there is none. */
    public Outcome<UUID> lift(UUID id, Actor by) {
        Optional<LegalHold> lifted = store.lift(id, by.name(), clock.instant());
        if (lifted.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        audit.record(null, by, "legal-hold.lifted", id.toString(), told(lifted.get()));
        return Outcome.done(id);
    }
}
