package com.mailflatrate.imports.backing;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The record of spot checks (compliance row B11). Called inside a transaction. */
@Component
public final class SpotChecks {

    private final SpotCheckStore store;
    private final InstantSource clock;

    SpotChecks(SpotCheckStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Keeps what a person saw when deciding: of the drawn lines those whose full proof was shown.
     */
    public void record(
            AccountId account, ImportId batch, Set<Long> drawn, Set<Long> seen, Actor by) {
        if (!drawn.isEmpty()) {
            store.add(account, batch, drawn, seen, by, Rows.utc(clock.instant()));
        }
    }

    /** Each check of an import, the newest first. */
    public List<CheckedRows> of(AccountId account, ImportId batch) {
        return store.of(account, batch);
    }
}
