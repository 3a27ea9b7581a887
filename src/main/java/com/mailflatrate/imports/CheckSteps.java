package com.mailflatrate.imports;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.imports.Import.Tally;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.imports.backing.Backings;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.rows.JudgedRow;
import com.mailflatrate.rows.RowRules;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The steps of a check, each a transaction of its own, so that progress shows and a killed check
 * begins anew.
 */
@Component
@EngineTransactional
class CheckSteps {

    private final ImportStore imports;
    private final UploadStore uploads;
    private final StagingStore staging;
    private final RowStore rows;
    private final Around around;
    private final Outlook outlook;
    private final InstantSource clock;

    CheckSteps(
            ImportStore imports,
            UploadStore uploads,
            StagingStore staging,
            RowStore rows,
            Around around,
            Outlook outlook,
            InstantSource clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.staging = staging;
        this.rows = rows;
        this.around = around;
        this.outlook = outlook;
        this.clock = clock;
    }

    /** What is known beside the file. */
    @Component
    record Around(Accounts accounts, Backings backings, PersonalAddresses personal) {}

    /** What is to be checked. */
    record Work(Import batch, UploadStore.Stored upload, RowRules rules) {}

    List<ImportId> unfinished() {
        return imports.checking().stream().map(stored -> stored.batch().id()).toList();
    }

    /** Clears what an interrupted check left; empty when there is nothing to check any more. */
    Optional<Work> begin(ImportId id) {
        Optional<Import> found =
                imports.anyAccounts(id)
                        .map(Stored::batch)
                        .filter(batch -> batch.state() == ImportState.CHECKING);
        staging.clear(id);
        found.ifPresent(batch -> staging.clearRows(batch.account(), id));
        return found.map(this::work);
    }

    void stage(Import batch, List<JudgedRow> judged, long done) {
        staging.stage(batch.id(), judged);
        imports.progress(batch.account(), batch.id(), done);
    }

    /** Judges over all rows, and remembers them. Says how many come in from which domain. */
    Map<String, Long> judge(Import batch) {
        staging.judge(batch.account(), batch.id(), batch.list());
        staging.clear(batch.id());
        Tally tally = Tally.of(rows.tally(batch.account(), batch.id()));
        return outlook.remember(batch, tally);
    }

    /**
     * Says where the import goes from here: a dry run stays one, unless its file has been tried too
     * often; an import waits for a person, unless all conditions of {@link Outlook} hold.
     *
     * @param dead what the names of the domains say
     */
    void settle(Import batch, Optional<Finding> dead) {
        Tally tally = Tally.of(rows.tally(batch.account(), batch.id()));
        List<Finding> findings = outlook.findings(batch, tally, dead);
        boolean stays =
                batch.dryRun()
                        && findings.stream().noneMatch(one -> one.code().equals("MANY_DRY_RUNS"));
        imports.settle(
                batch.account(),
                batch.id(),
                stays ? ImportState.CHECKED : ImportState.REVIEW,
                tally,
                findings,
                clock.instant());
        if (!batch.dryRun()) {
            outlook.begun(imports.lock(batch.account(), batch.id()).orElseThrow());
        }
    }

    /** A dry run that was started. */
    void accept(ImportId id) {
        imports.anyAccounts(id)
                .flatMap(any -> imports.lock(any.batch().account(), id))
                .filter(stored -> stored.batch().state() == ImportState.REVIEW)
                .ifPresent(outlook::begun);
    }

    void fail(AccountId account, ImportId id, String failure) {
        staging.clear(id);
        imports.fail(account, id, failure);
    }

    private Work work(Import batch) {
        ImportStore.Stored stored = imports.find(batch.account(), batch.id()).orElseThrow();
        UploadStore.Stored upload = uploads.find(batch.account(), stored.upload()).orElseThrow();
        ZoneId zone =
                around.accounts()
                        .find(batch.account())
                        .map(account -> account.zone())
                        .orElse(ZoneOffset.UTC);
        RowRules rules =
                new RowRules(
                        batch.mapping(),
                        upload.file().headings(),
                        around.backings().of(batch.account(), batch.origin(), stored.scan()),
                        around.personal().known(),
                        zone,
                        clock.instant());
        return new Work(batch, upload, rules);
    }
}
