package com.mailflatrate.ledger.witness;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.Checkpoints;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Once a month every account with entries in the ledger is told the newest checkpoint. Kept in many
 * mailboxes it shows any later change of the log, also one by the owner of the database.
 */
@Component
@EngineTransactional
public class Witnesses {

    private static final int AT_ONCE = 200;

    private final WitnessStore store;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    Witnesses(WitnessStore store, Checkpoints checkpoints, InstantSource clock) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Accounts with entries of an earlier month that were not told this month, some of them. */
    @EngineTransactional(readOnly = true)
    public List<AccountId> waiting() {
        return checkpoints.newest(1).isEmpty() ? List.of() : store.waiting(month(), AT_ONCE);
    }

    /** The checkpoint to tell an account; empty when it was told. In the letter's transaction. */
    public Optional<Checkpoint> tell(AccountId account) {
        return checkpoints.newest(1).stream()
                .filter(newest -> store.told(account, month(), newest.n(), clock.instant()))
                .findFirst();
    }

    private LocalDate month() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }
}
