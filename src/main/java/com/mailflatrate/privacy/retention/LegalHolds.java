package com.mailflatrate.privacy.retention;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.kernel.holding.Held;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    private final LegalHoldStore store;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    LegalHolds(LegalHoldStore store, Audit audit, UuidV7 ids, InstantSource clock) {
        this.store = store;
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
        String why = reason.strip();
        if (why.length() < SHORTEST) {
            return Outcome.refused(
                    Reason.field(why.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, "reason"));
        }
        if (why.length() > LONGEST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "reason"));
        }
        LegalHold hold =
                new LegalHold(ids.next(), account, contact, why, by, clock.instant(), null);
        store.add(account, hold);
        audit.record(account, by, "legal-hold.set", hold.id().toString(), Map.of("reason", why));
        return Outcome.done(hold);
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

    /** What holds, newest first. */
    @EngineTransactional(readOnly = true)
    public List<LegalHold> open() {
        return store.open();
    }

    /** Ends a hold; NOT_FOUND when there is none. */
    public Outcome<UUID> lift(UUID id, Actor by) {
        if (!store.lift(id, by.name(), clock.instant())) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        audit.record(null, by, "legal-hold.lifted", id.toString(), Map.of());
        return Outcome.done(id);
    }
}
