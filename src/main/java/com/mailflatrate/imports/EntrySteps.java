package com.mailflatrate.imports;

import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.Intake;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.ImportedRow;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.imports.Import.Tally;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.imports.RowStore.Coming;
import com.mailflatrate.imports.backing.Backings;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.scans.Scan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The parts in which rows come onto a list and leave it. A small part is one transaction with the
 * place it reached. A large one comes in by two transactions side by side, and the place is written
 * when both are through: cut off in between, the part is done again and finds half of its rows
 * here.
 */
@Component
@EngineTransactional
class EntrySteps {

    private static final int FIRST_PART = 500;
    private static final int PART = 10_000;
    private static final int WORTH_HALVING = 2_000;
    private static final Actor RULE = Actor.system("import");

    private final ImportStore imports;
    private final RowStore rows;
    private final Books books;
    private final Intake intake;
    private final Consents consents;
    private final Audit audit;
    private final InstantSource clock;

    EntrySteps(
            ImportStore imports,
            RowStore rows,
            Books books,
            Intake intake,
            Consents consents,
            Audit audit,
            InstantSource clock) {
        this.imports = imports;
        this.rows = rows;
        this.books = books;
        this.intake = intake;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where it is written down. */
    @Component
    record Books(RemarkStore remarks, BatchStore batches, Backings backings) {}

    /** Where a part stands after a step. */
    sealed interface Step {

        /** Nothing is left to do. */
        record Over() implements Step {}

        /** A part is done, and there may be another one. */
        record Done() implements Step {}

        /** A part that is to come in by its halves: lines after the first, up to the others. */
        record Halves(long after, long middle, long last, long rows) implements Step {}
    }

    List<ImportId> unfinished() {
        return imports.moving().stream().map(stored -> stored.batch().id()).toList();
    }

    /** Does the next part, or says by which halves it is to be done. */
    Step next(ImportId id) {
        Optional<Stored> found = locked(id);
        if (found.isEmpty()) {
            return new Step.Over();
        }
        Stored stored = found.get();
        if (stored.unsettled() && follow(stored.batch())) {
            return new Step.Done();
        }
        return switch (stored.batch().state()) {
            case ENTERING -> enter(stored);
            case LEAVING -> leave(stored.batch()) ? new Step.Done() : new Step.Over();
            case CHECKING, CHECKED, REVIEW, ACTIVE, HELD, REJECTED, ROLLED_BACK -> new Step.Over();
        };
    }

    /**
     * Lets the rows between two lines in. Nothing happens when the import was held or taken back
     * meanwhile; whoever does that waits until this is through.
     */
    void half(ImportId id, long after, long until) {
        imports.anyAccounts(id)
                .flatMap(any -> imports.share(any.batch().account(), id))
                .filter(EntrySteps::comesIn)
                .ifPresent(stored -> comeIn(stored, after, until));
    }

    /** Both halves are through. */
    void arrived(ImportId id, Step.Halves halves) {
        locked(id)
                .filter(EntrySteps::comesIn)
                .map(Stored::batch)
                .ifPresent(
                        batch -> imports.moved(batch.account(), id, halves.rows(), halves.last()));
    }

    private Optional<Stored> locked(ImportId id) {
        return imports.anyAccounts(id).flatMap(any -> imports.lock(any.batch().account(), id));
    }

    private static boolean comesIn(Stored stored) {
        return stored.batch().state() == ImportState.ENTERING;
    }

    /** Memberships of a batch that was held or let go follow it, part by part. */
    private boolean follow(Import batch) {
        boolean held = batch.state() == ImportState.HELD;
        long rows =
                held
                        ? intake.hold(batch.account(), batch.id(), PART)
                        : intake.release(batch.account(), batch.id(), PART);
        if (rows == 0) {
            books.batches().settled(batch.account(), batch.id());
        }
        return rows > 0;
    }

    private Step enter(Stored stored) {
        Import batch = stored.batch();
        AccountId account = batch.account();
        ImportId id = batch.id();
        long after = stored.movedLine();
        int size = size(batch);
        OptionalLong until = rows.endOfPart(account, id, after, size);
        if (until.isEmpty()) {
            settle(stored);
            return new Step.Over();
        }
        long last = until.getAsLong();
        long waiting = rows.waiting(account, id, after, last);
        if (waiting >= WORTH_HALVING) {
            long middle = rows.endOfPart(account, id, after, size / 2).orElseThrow();
            return new Step.Halves(after, middle, last, waiting);
        }
        comeIn(stored, after, last);
        imports.moved(account, id, waiting, last);
        return new Step.Done();
    }

    private void settle(Stored stored) {
        Import batch = stored.batch();
        Tally tally = Tally.of(rows.tally(batch.account(), batch.id()));
        imports.settle(
                batch.account(),
                batch.id(),
                ImportState.ACTIVE,
                tally,
                stored.findings(),
                clock.instant());
    }

    /** As large as all parts before it, so that the first ones show at once that it goes on. */
    private static int size(Import batch) {
        return Math.clamp(batch.progress().done(), FIRST_PART, 2 * PART);
    }

    /** Members and their proofs in one transaction: nobody stands on a list without it. */
    private void comeIn(Stored stored, long after, long until) {
        Import batch = stored.batch();
        AccountId account = batch.account();
        rows.judgeAgain(account, batch.id(), batch.list(), after, until);
        List<Coming> coming = rows.comingIn(account, batch.id(), after, until);
        Map<String, ContactId> entered =
                intake.accept(
                        account,
                        batch.list(),
                        batch.origin(),
                        batch.id(),
                        coming.stream().map(Coming::row).iterator(),
                        by(batch));
        Scan scan = books.backings().scan(account, stored.scan()).orElse(null);
        List<ImportedRow> proven = new ArrayList<>();
        for (Coming row : coming) {
            ContactId contact = entered.get(row.row().email().key());
            if (contact != null && row.isProven()) {
                proven.add(row.proof(contact, batch, scan));
            }
        }
        if (!proven.isEmpty()) {
            consents.recordImport(account, batch.id(), proven);
        }
    }

    private boolean leave(Import batch) {
        AccountId account = batch.account();
        ImportId id = batch.id();
        Intake.Departure gone = intake.rollBack(account, id, PART);
        if (!gone.over()) {
            imports.moved(account, id, gone.memberships(), 0);
            return true;
        }
        imports.move(account, id, ImportState.ROLLED_BACK, clock.instant());
        audit.record(
                account,
                by(batch, Remark.Kind.ROLL_BACK, RULE),
                "import.rolled-back",
                id.toString(),
                Map.of("memberships", Long.toString(batch.progress().done())));
        return false;
    }

    /** Who let it in: a person, or the stated conditions. */
    private Actor by(Import batch) {
        return by(batch, Remark.Kind.APPROVE, by(batch, Remark.Kind.ACCEPT, RULE));
    }

    private Actor by(Import batch, Remark.Kind kind, Actor otherwise) {
        return books.remarks().lastBy(batch.account(), batch.id(), kind).orElse(otherwise);
    }
}
