package com.mailflatrate.audience;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.InstantSource;
import java.util.Iterator;
import org.springframework.stereotype.Component;

/**
 * Contacts by the batch, for imports, already judged. Runs on the engine lane: COPY is refused
 * behind row-level security.
 */
@Component
@EngineTransactional
public class Intake {

    private final IntakeStore store;
    private final InstantSource clock;

    Intake(IntakeStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Puts the rows on the list; may be called for one batch several times. Known contacts get the
     * fields they lack, nothing is overwritten; whoever is on the list already stays as he is.
     *
     * @param rows must not ask the database
     * @return how many memberships came into being
     */
    public long accept(
            AccountId account,
            ListId list,
            OriginId origin,
            ImportId batch,
            Iterator<IntakeRow> rows,
            Actor by) {
        store.clear(batch);
        store.stage(batch, rows);
        return store.enter(account, list, origin, batch, by, clock.instant());
    }

    /**
     * Takes a batch away again, and only that: its memberships, the fields it added to contacts
     * that were here before unless they have changed since, and those contacts it brought that are
     * on no list any more.
     *
     * @return how many memberships went
     */
    public long rollBack(AccountId account, ImportId batch) {
        return store.leave(account, batch);
    }
}
