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
 * The parts in which rows come onto a list and leave it. Each is one transaction with the place it
 * reached: a part that was cut off has not happened, one that happened is not repeated.
 */
@Component
@EngineTransactional
class EntrySteps {

    private static final int FIRST_PART = 500;
    private static final int PART = 10_000;
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

    List<ImportId> unfinished() {
        return imports.moving().stream().map(stored -> stored.batch().id()).toList();
    }

    /** Does the next part and says whether there may be another one. */
    boolean part(ImportId id) {
        Optional<Stored> found =
                imports.anyAccounts(id).flatMap(any -> imports.lock(any.batch().account(), id));
        if (found.isEmpty()) {
            return false;
        }
        Stored stored = found.get();
        if (stored.unsettled() && follow(stored.batch())) {
            return true;
        }
        return switch (stored.batch().state()) {
            case ENTERING -> enter(stored);
            case LEAVING -> leave(stored.batch());
            case CHECKING, CHECKED, REVIEW, ACTIVE, HELD, REJECTED, ROLLED_BACK -> false;
        };
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

    private boolean enter(Stored stored) {
        Import batch = stored.batch();
        AccountId account = batch.account();
        ImportId id = batch.id();
        long after = stored.movedLine();
        OptionalLong until = rows.endOfPart(account, id, after, size(batch));
        if (until.isEmpty()) {
            imports.settle(
                    account,
                    id,
                    ImportState.ACTIVE,
                    Tally.of(rows.tally(account, id)),
                    stored.findings(),
                    clock.instant());
            return false;
        }
        long last = until.getAsLong();
        long waiting = rows.waiting(account, id, after, last);
        rows.judgeAgain(account, id, batch.list(), after, last);
        comeIn(stored, rows.comingIn(account, id, after, last));
        imports.moved(account, id, waiting, last);
        return true;
    }

    /** As large as all parts before it, so that the first ones show at once that it goes on. */
    private static int size(Import batch) {
        return Math.clamp(batch.progress().done(), FIRST_PART, PART);
    }

    /** Members and their proofs in one transaction: nobody stands on a list without it. */
    private void comeIn(Stored stored, List<Coming> coming) {
        Import batch = stored.batch();
        AccountId account = batch.account();
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
