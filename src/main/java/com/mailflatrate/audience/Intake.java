package com.mailflatrate.audience;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
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

    /** What all rows of a batch share. */
    record Batch(ListId list, OriginId origin, ImportId id, Actor by) {}

    /**
     * What one part of taking a batch away did.
     *
     * @param memberships how many went
     * @param over nothing is left of the batch
     */
    public record Departure(long memberships, boolean over) {}

    /**
     * Puts the rows on the list; may be called for one batch several times, also at the same time
     * with other rows. Known contacts get the fields they lack, nothing is overwritten; whoever is
     * on the list already stays as he is.
     *
     * @param rows must not ask the database
     * @return for whom a membership came into being, by the key of the address
     */
    public Map<String, ContactId> accept(
            AccountId account,
            ListId list,
            OriginId origin,
            ImportId batch,
            Iterator<IntakeRow> rows,
            Actor by) {
        IntakeStore.Part part = store.stage(rows);
        Batch whole = new Batch(list, origin, batch, by);
        Map<String, ContactId> entered = store.enter(account, part, whole, clock.instant());
        store.clear(part);
        return entered;
    }

    /**
     * Holds the next part of a batch: whoever came with it and is mailed now is not, until it is
     * released.
     *
     * @return how many were held; 0 when none is left
     */
    public long hold(AccountId account, ImportId batch, int rows) {
        return store.hold(account, batch, rows, clock.instant());
    }

    /** Lets the next part of a held batch go on; who left meanwhile has left. */
    public long release(AccountId account, ImportId batch, int rows) {
        return store.release(account, batch, rows, clock.instant());
    }

    /**
     * Takes the next part of a batch away again, and only of that: first its memberships, then the
     * fields it added to contacts that were here before unless they have changed since, last those
     * contacts it brought that are on no list any more.
     *
     * @param rows the most to take away at once
     */
    public Departure rollBack(AccountId account, ImportId batch, int rows) {
        long memberships = store.leaveList(account, batch, rows);
        boolean over =
                memberships == 0
                        && store.emptyFilled(account, batch, rows) == 0
                        && store.leaveAccount(account, batch, rows) == 0;
        return new Departure(memberships, over);
    }
}
