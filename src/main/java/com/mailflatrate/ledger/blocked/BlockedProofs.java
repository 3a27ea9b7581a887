package com.mailflatrate.ledger.blocked;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.holding.Held;
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
 * third year after; {@link Openings} lets two people of the operator look.
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
    private final InstantSource clock;

    BlockedProofs(BlockedStore store, Events events, SuppressionKeys keys, InstantSource clock) {
        this.store = store;
        this.events = events;
        this.keys = keys;
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

    /** Deletes what is no longer needed for claims, but nothing of who is held. */
    @EngineTransactional
    public long forget(Held held) {
        return store.forget(clock.instant(), held.numbers());
    }

    private byte[] subject(EmailAddress address) {
        return keys.of(address).hash();
    }
}
