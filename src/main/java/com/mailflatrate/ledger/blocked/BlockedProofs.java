package com.mailflatrate.ledger.blocked;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the facts of somebody who is erased out of everybody's reach, until 31 December of the
 * third year after. Two different people of the operator open them together, for a day.
 */
@Component
@Transactional
public class BlockedProofs {

    private static final int YEARS = 3;

    /** As many entries as one header can name. */
    private static final int NAMED = 50;

    private final BlockedStore store;
    private final Events events;
    private final SuppressionKeys keys;
    private final UuidV7 ids;
    private final InstantSource clock;

    BlockedProofs(
            BlockedStore store,
            Events events,
            SuppressionKeys keys,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.events = events;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Blocks what is on record of a person; an ERASED event names the entries. */
    public void block(
            AccountId account, EmailAddress address, List<UUID> entries, List<BlockedRow> rows) {
        Instant now = clock.instant();
        Instant until =
                LocalDate.of(now.atOffset(ZoneOffset.UTC).getYear() + YEARS + 1, 1, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        byte[] subject = subject(address);
        rows.forEach(row -> store.row(account, subject, row, now, until));
        for (int from = 0; from < entries.size(); from += NAMED) {
            List<UUID> some = entries.subList(from, Math.min(entries.size(), from + NAMED));
            events.append(
                    account,
                    EventKind.ERASED,
                    Map.of(
                            "events",
                            String.join(",", some.stream().map(UUID::toString).toList()),
                            "why",
                            "ERASED",
                            "blocked",
                            until.toString()),
                    Map.of());
            store.block(account, some, subject, now, until);
        }
    }

    /** One person of the operator asks. REQUIRED without a reason. */
    @EngineTransactional
    public Outcome<Opening> ask(
            AccountId account, EmailAddress address, String reason, UUID by, String name) {
        if (reason.isBlank() || reason.length() > 500) {
            return Outcome.refused(Code.REQUIRED);
        }
        Opening opening =
                new Opening(
                        account, ids.next(), reason.strip(), by, name, clock.instant(), null, null);
        store.ask(account, opening, subject(address));
        return Outcome.done(opening);
    }

    /**
     * Another one agrees, and both may read for a day. NOT_FOUND; NOT_ALLOWED for the person who
     * asked, until another one has agreed.
     */
    @EngineTransactional
    public Outcome<Opening> agree(UUID id, UUID by, String name) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Opening opening = found.get();
        if (opening.agreedAt() == null && opening.askedBy().equals(by)) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        if (opening.agreedAt() == null) {
            store.agree(opening.account(), id, by, name, clock.instant());
        }
        return Outcome.done(store.find(id).orElseThrow());
    }

    /** What two people opened less than a day ago; empty otherwise. */
    @EngineTransactional(readOnly = true)
    public List<BlockedFact> read(Opening opening) {
        return store.read(opening.account(), opening.id(), clock.instant());
    }

    /** Deletes what is no longer needed for claims. */
    @EngineTransactional
    public long forget() {
        return store.forget(clock.instant());
    }

    private byte[] subject(EmailAddress address) {
        return keys.of(address).hash();
    }
}
