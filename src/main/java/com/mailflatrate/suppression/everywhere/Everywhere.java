package com.mailflatrate.suppression.everywhere;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Addresses that get mail from no account here, now and later: what imports, sign-ups, the gate and
 * the queue ask. For the operator's people.
 */
@Component
@EngineTransactional
public class Everywhere {

    /** What the operator may say; the rest only a mail system or the person itself says. */
    public static final Set<SuppressionReason> REASONS =
            Set.of(
                    SuppressionReason.MANUAL,
                    SuppressionReason.OBJECTION,
                    SuppressionReason.COMPLAINT);

    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private final BarredStore store;
    private final Suppressions suppressions;
    private final SuppressionKeys keys;

    Everywhere(BarredStore store, Suppressions suppressions, SuppressionKeys keys) {
        this.store = store;
        this.suppressions = suppressions;
        this.keys = keys;
    }

    /**
     * Bars an address; a second time changes nothing. Refused with INVALID_VALUE for the reason,
     * REQUIRED, INVALID_VALUE or TOO_LONG for the cause.
     */
    public Outcome<Barred> bar(
            EmailAddress address, SuppressionReason reason, String cause, Actor by) {
        String why = cause.strip();
        if (!REASONS.contains(reason)) {
            return Outcome.refused(Reason.field(Code.INVALID_VALUE, "reason"));
        }
        if (why.length() < SHORTEST) {
            return Outcome.refused(
                    Reason.field(why.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, "cause"));
        }
        if (why.length() > LONGEST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "cause"));
        }
        suppressions.addEverywhere(address, reason, by, why);
        return Outcome.done(
                of(address).stream()
                        .filter(one -> one.reason() == reason)
                        .findFirst()
                        .orElseThrow());
    }

    /** Entries, newest first. */
    @EngineTransactional(readOnly = true)
    public Page<Barred> page(PageRequest request) {
        return Page.of(
                store.page(Keyset.before(request), request.limit() + 1),
                request.limit(),
                last -> last.id().toString());
    }

    /** Entries for this address; empty when anybody may mail it. */
    @EngineTransactional(readOnly = true)
    public List<Barred> of(EmailAddress address) {
        return store.of(keys.allOf(address).stream().map(SuppressionKey::hash).toList());
    }

    /** One entry; empty when unknown. */
    @EngineTransactional(readOnly = true)
    public Optional<Barred> find(UUID id) {
        return store.find(id);
    }

    /** Lifts what the operator typed in; NOT_FOUND, SUPPRESSION_NOT_YOURS for everything else. */
    public Outcome<Barred> lift(UUID id) {
        Optional<Barred> found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!found.get().isOwn()) {
            return Outcome.refused(Code.SUPPRESSION_NOT_YOURS);
        }
        store.lift(id);
        return Outcome.done(found.get());
    }
}
