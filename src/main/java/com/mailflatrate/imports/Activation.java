package com.mailflatrate.imports;

import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.Intake;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.ImportedRow;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.imports.RowStore.Coming;
import com.mailflatrate.imports.RowStore.Proven;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Puts the rows of an import on its list, with their proof, and takes them off again. On the engine
 * lane.
 */
@Component
@EngineTransactional
public class Activation {

    private static final int CHUNK = 10_000;

    private final ImportStore imports;
    private final RowStore rows;
    private final RemarkStore remarks;
    private final Intake intake;
    private final Consents consents;
    private final Audit audit;
    private final InstantSource clock;

    Activation(
            ImportStore imports,
            RowStore rows,
            RemarkStore remarks,
            Intake intake,
            Consents consents,
            Audit audit,
            InstantSource clock) {
        this.imports = imports;
        this.rows = rows;
        this.remarks = remarks;
        this.intake = intake;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Judges once more against who has left or signed up meanwhile, then lets in what is left. */
    void activate(Import batch, Actor by) {
        AccountId account = batch.account();
        ImportId id = batch.id();
        rows.judgeAgain(account, id, batch.list());
        long line = 0;
        for (List<Coming> chunk = rows.comingIn(account, id, line, CHUNK);
                !chunk.isEmpty();
                chunk = rows.comingIn(account, id, line, CHUNK)) {
            intake.accept(
                    account,
                    batch.list(),
                    batch.origin(),
                    id,
                    chunk.stream().map(Coming::row).iterator(),
                    by);
            line = chunk.getLast().line();
        }
        consents.recordImport(account, id, () -> new ProvenRows(account, id));
        imports.settle(
                account,
                id,
                ImportState.ACTIVE,
                Tallies.of(rows.tally(account, id)),
                clock.instant());
    }

    /**
     * Takes back what an import brought, and only that. Refused with NOT_FOUND, and WRONG_STATE
     * while it is being checked or when nothing is left of it.
     */
    public Outcome<Import> rollBack(AccountId account, ImportId id, Actor by) {
        Optional<Import> found = imports.lock(account, id).map(ImportStore.Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        switch (found.get().state()) {
            case CHECKING, REJECTED, ROLLED_BACK -> {
                return Outcome.refused(Code.WRONG_STATE);
            }
            case CHECKED, REVIEW, ACTIVE, HELD -> {}
        }
        long gone = intake.rollBack(account, id);
        imports.move(account, id, ImportState.ROLLED_BACK, clock.instant());
        remarks.add(account, id, Remark.Kind.ROLL_BACK, "", by, clock.instant());
        audit.record(
                account,
                by,
                "import.rolled-back",
                id.toString(),
                Map.of("memberships", Long.toString(gone)));
        return Outcome.done(imports.find(account, id).orElseThrow().batch());
    }

    /** Reads the rows with proof part by part, so that a million of them need no memory. */
    private final class ProvenRows implements Iterator<ImportedRow> {

        private final AccountId account;
        private final ImportId batch;
        private final Deque<Proven> part = new ArrayDeque<>();
        private long line;

        ProvenRows(AccountId account, ImportId batch) {
            this.account = account;
            this.batch = batch;
        }

        @Override
        public boolean hasNext() {
            if (part.isEmpty()) {
                part.addAll(rows.proven(account, batch, line, CHUNK));
            }
            return !part.isEmpty();
        }

        @Override
        public ImportedRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no proven row is left");
            }
            Proven next = part.remove();
            line = next.line();
            return next.row();
        }
    }
}
