package com.mailflatrate.imports;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Has the rows of an import put on its list, with their proof, and taken off again. Both happen in
 * the background, see {@link EntryWorker}. On the engine lane.
 */
@Component
@EngineTransactional
public class Activation {

    private final ImportStore imports;
    private final RemarkStore remarks;
    private final BatchStore batches;
    private final EntryWorker worker;
    private final Audit audit;
    private final InstantSource clock;

    Activation(
            ImportStore imports,
            RemarkStore remarks,
            BatchStore batches,
            EntryWorker worker,
            Audit audit,
            InstantSource clock) {
        this.imports = imports;
        this.remarks = remarks;
        this.batches = batches;
        this.worker = worker;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lets the rows in that wait. Each part is judged once more against who has left or signed up
     * meanwhile.
     */
    void activate(Import batch) {
        long coming = batch.tally().accepted() + batch.tally().unproven();
        imports.setOut(batch.account(), batch.id(), ImportState.ENTERING, coming);
        worker.afterCommit(batch.id());
    }

    /**
     * Takes back what an import brought, and only that; also what it has brought so far while it is
     * still coming in. Refused with NOT_FOUND, and WRONG_STATE while it is being checked or when
     * nothing is left of it.
     */
    public Outcome<Import> rollBack(AccountId account, ImportId id, Actor by) {
        Optional<Import> found = imports.lock(account, id).map(ImportStore.Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Import batch = found.get();
        switch (batch.state()) {
            case CHECKING, REJECTED, LEAVING, ROLLED_BACK -> {
                return Outcome.refused(Code.WRONG_STATE);
            }
            case CHECKED, REVIEW -> {
                imports.move(account, id, ImportState.ROLLED_BACK, clock.instant());
                audit.record(
                        account,
                        by,
                        "import.rolled-back",
                        id.toString(),
                        Map.of("memberships", "0"));
            }
            case ENTERING -> leave(batch, batch.progress().done());
            case ACTIVE, HELD -> leave(batch, batch.tally().accepted() + batch.tally().unproven());
        }
        remarks.add(account, id, Remark.Kind.ROLL_BACK, "", by, clock.instant());
        return Outcome.done(imports.find(account, id).orElseThrow().batch());
    }

    /** Stops a batch whose rows are on the list or coming; false when it is not there. */
    boolean hold(Import batch) {
        boolean there =
                batch.state() == ImportState.ACTIVE || batch.state() == ImportState.ENTERING;
        if (there) {
            batches.turn(batch.account(), batch.id(), ImportState.HELD);
            worker.afterCommit(batch.id());
        }
        return there;
    }

    /** Lets a held batch go on where it was; false when it is not held. */
    boolean release(Import batch) {
        boolean held = batch.state() == ImportState.HELD;
        if (held) {
            batches.turn(batch.account(), batch.id(), ImportState.ENTERING);
            worker.afterCommit(batch.id());
        }
        return held;
    }

    private void leave(Import batch, long leaving) {
        imports.setOut(batch.account(), batch.id(), ImportState.LEAVING, leaving);
        worker.afterCommit(batch.id());
    }
}
