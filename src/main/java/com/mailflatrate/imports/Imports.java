package com.mailflatrate.imports;

import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.imports.ImportStore.Beginning;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.imports.backing.CheckedRows;
import com.mailflatrate.imports.backing.SpotChecks;
import com.mailflatrate.imports.left.Farewells;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.rows.RowRules;
import com.mailflatrate.scans.Scan;
import com.mailflatrate.scans.ScanFile;
import com.mailflatrate.scans.Scans;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The imports of an account. */
@Component
@Transactional
public class Imports {

    private static final int REFUSED_ROWS = 1_000;

    private final ImportStore imports;
    private final UploadStore uploads;
    private final RowStore rows;
    private final RemarkStore remarks;
    private final Background background;
    private final ImportWorker worker;
    private final InstantSource clock;

    Imports(
            ImportStore imports,
            UploadStore uploads,
            RowStore rows,
            RemarkStore remarks,
            Background background,
            ImportWorker worker,
            InstantSource clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.rows = rows;
        this.remarks = remarks;
        this.background = background;
        this.worker = worker;
        this.clock = clock;
    }

    /** What this façade needs of others, in one place. */
    @Component
    record Background(
            ImportDoor door,
            Origins origins,
            Audit audit,
            UuidV7 ids,
            Farewells farewells,
            Shown shown) {}

    /** What an account shows, and what people saw of it. */
    @Component
    record Shown(Scans scans, SpotChecks checks, BatchStore batches) {}

    /**
     * Makes an upload an import and has it checked in the background. Refused as {@link
     * Uploads#receive} for the account's standing, with MAPPING_REQUIRED without a column for
     * {@code email}, UNKNOWN_COLUMN for a heading the file does not have, INVALID_VALUE for a field
     * of ours there cannot be, ORIGIN_REQUIRED for each missing field.
     */
    public Outcome<Import> begin(AccountId account, UUID upload, ImportOptions options, Actor by) {
        Optional<UploadStore.Stored> found = uploads.find(account, upload);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        List<Reason> reasons =
                new ArrayList<>(background.door().reasons(account, found.get().list(), by));
        if (reasons.isEmpty()) {
            reasons.addAll(origin(account, options));
            reasons.addAll(mapping(options.mapping(), found.get().file().headings()));
        }
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        return keptOrigin(account, options, by)
                .map(
                        origin -> {
                            ImportId id = new ImportId(background.ids().next());
                            UploadStore.Stored file = found.get();
                            imports.add(
                                    account,
                                    new Beginning(
                                            id,
                                            upload,
                                            file.list(),
                                            origin,
                                            options,
                                            file.file().rows()),
                                    by,
                                    clock.instant());
                            background
                                    .audit()
                                    .record(
                                            account,
                                            by,
                                            "import.begun",
                                            id.toString(),
                                            Map.of("file", file.fileName()));
                            worker.afterCommit(id);
                            return find(account, id).orElseThrow();
                        });
    }

    /** One import; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Import> find(AccountId account, ImportId id) {
        return imports.find(account, id).map(Stored::batch);
    }

    /** The 50 newest imports to a list. */
    @Transactional(readOnly = true)
    public List<Import> ofList(AccountId account, ListId list) {
        return imports.ofList(account, list).stream().map(Stored::batch).toList();
    }

    /** What was said about an import, oldest first. */
    @Transactional(readOnly = true)
    public List<Remark> talk(AccountId account, ImportId id) {
        return remarks.of(account, id);
    }

    /** One address per kind of row: a code, {@code UNPROVEN}, {@code KNOWN} or {@code NEW}. */
    @Transactional(readOnly = true)
    public Map<String, String> examples(AccountId account, ImportId id) {
        return rows.examples(account, id);
    }

    /**
     * Up to 1,000 rows that stay out, or come in without mail, in the order of the file.
     *
     * @param after the last line of the part before, 0 for the first
     */
    @Transactional(readOnly = true)
    public List<RejectFiles.Row> rejects(
            AccountId account, ImportId id, boolean unproven, long after) {
        return rows.rejects(account, id, unproven, after, REFUSED_ROWS);
    }

    /**
     * Makes a checked dry run an import: it goes to review, or in where the stated conditions let
     * it. Refused with NOT_FOUND, WRONG_STATE, GONE when the rows of its file are.
     */
    public Outcome<Import> start(AccountId account, ImportId id, Actor by) {
        return inState(account, id, ImportState.CHECKED)
                .flatMap(
                        batch -> {
                            if (!batch.uploadedAt().plus(Uploads.KEPT).isAfter(clock.instant())) {
                                return Outcome.refused(Code.GONE);
                            }
                            List<Reason> closed =
                                    background.door().reasons(account, batch.list(), by);
                            if (!closed.isEmpty()) {
                                return Outcome.refused(closed);
                            }
                            imports.move(account, id, ImportState.REVIEW, clock.instant());
                            remarks.add(account, id, Remark.Kind.START, "", by, clock.instant());
                            background
                                    .audit()
                                    .record(account, by, "import.started", id.toString(), Map.of());
                            background.farewells().suppress(account, id, batch.number(), by);
                            worker.acceptAfterCommit(id);
                            return Outcome.done(find(account, id).orElseThrow());
                        });
    }

    /**
     * Shows papers people signed, in the place of those shown before: the rows that name one of
     * their pages count as proved (P2), and the file is judged once more. Refused with NOT_FOUND,
     * WRONG_STATE once somebody has decided, MAPPING_REQUIRED when no column names pages, GONE when
     * the file is.
     *
     * @param fileName as {@link Uploads#tidy} leaves it
     */
    public Outcome<Import> show(
            AccountId account, ImportId id, String fileName, ScanFile papers, Actor by) {
        Optional<Import> found = imports.lock(account, id).map(Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!found.get().isOpen()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        if (!found.get().mapping().containsKey("proofPage")) {
            return Outcome.refused(Reason.field(Code.MAPPING_REQUIRED, "mapping.proofPage"));
        }
        if (!found.get().uploadedAt().plus(Uploads.KEPT).isAfter(clock.instant())) {
            return Outcome.refused(Code.GONE);
        }
        scan(account, id)
                .ifPresent(before -> background.shown().scans().discard(account, before.id()));
        Scan scan = background.shown().scans().keep(account, fileName, papers, by);
        background.shown().batches().checkAgain(account, id, scan.id());
        remarks.add(account, id, Remark.Kind.SHOW, fileName, by, clock.instant());
        background
                .audit()
                .record(account, by, "import.shown", id.toString(), Map.of("scan", scan.sha256()));
        worker.afterCommit(id);
        return Outcome.done(find(account, id).orElseThrow());
    }

    /**
     * What an import came from, as its proof names it (compliance rule 4.6, part 9).
     *
     * @param fileSha256 of the file as it was brought, in hexadecimal digits
     * @param policyVersion of the anti-spam policy whoever brought it had promised to keep; null
     *     for files from before that was kept
     * @param paperSha256 of the signed papers shown for it; null without any
     */
    public record Source(
            String fileName,
            String fileSha256,
            String uploadedBy,
            Instant uploadedAt,
            @Nullable Integer policyVersion,
            @Nullable String paperSha256) {

        Source with(Scan paper) {
            return new Source(
                    fileName, fileSha256, uploadedBy, uploadedAt, policyVersion, paper.sha256());
        }
    }

    /** The file of an import and who brought it; empty when the import is unknown. */
    @Transactional(readOnly = true)
    public Optional<Source> source(AccountId account, ImportId id) {
        return uploads.ofImport(account, id)
                .map(file -> scan(account, id).map(file::with).orElse(file));
    }

    /** The papers shown for an import; empty without any. */
    @Transactional(readOnly = true)
    public Optional<Scan> scan(AccountId account, ImportId id) {
        return imports.find(account, id)
                .flatMap(stored -> Optional.ofNullable(stored.scan()))
                .flatMap(scan -> background.shown().scans().find(account, scan));
    }

    /** One page of them; empty also when there is none such. */
    @Transactional(readOnly = true)
    public Optional<ScanFile> page(AccountId account, ImportId id, int number) {
        return scan(account, id)
                .flatMap(scan -> background.shown().scans().page(account, scan.id(), number));
    }

    /** What people saw of the rows drawn for the spot check, each time somebody decided. */
    @Transactional(readOnly = true)
    public List<CheckedRows> checks(AccountId account, ImportId id) {
        return background.shown().checks().of(account, id);
    }

    /** Answers a reviewer's question. Refused with NOT_FOUND, WRONG_STATE, REQUIRED, TOO_LONG. */
    public Outcome<Import> answer(AccountId account, ImportId id, String note, Actor by) {
        return inState(account, id, ImportState.REVIEW)
                .flatMap(
                        batch ->
                                Remark.check(note)
                                        .map(
                                                text -> {
                                                    remarks.add(
                                                            account,
                                                            id,
                                                            Remark.Kind.ANSWER,
                                                            text,
                                                            by,
                                                            clock.instant());
                                                    return batch;
                                                }));
    }

    private Outcome<Import> inState(AccountId account, ImportId id, ImportState state) {
        Optional<Import> found = imports.lock(account, id).map(Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return found.get().state() == state
                ? Outcome.done(found.get())
                : Outcome.refused(Code.WRONG_STATE);
    }

    private List<Reason> origin(AccountId account, ImportOptions options) {
        if (options.originId() != null) {
            boolean known = background.origins().find(account, options.originId()).isPresent();
            return known ? List.of() : List.of(Reason.field(Code.ORIGIN_REQUIRED, "originId"));
        }
        return Origins.missing(options.origin() == null ? ImportOptions.NOTHING : options.origin());
    }

    private Outcome<OriginId> keptOrigin(AccountId account, ImportOptions options, Actor by) {
        return options.originId() != null
                ? Outcome.done(options.originId())
                : background
                        .origins()
                        .create(
                                account,
                                options.origin() == null ? ImportOptions.NOTHING : options.origin(),
                                by);
    }

    private static List<Reason> mapping(Map<String, String> mapping, List<String> headings) {
        List<Reason> reasons = new ArrayList<>();
        if (!mapping.containsKey("email")) {
            reasons.add(Reason.field(Code.MAPPING_REQUIRED, "mapping.email"));
        }
        mapping.forEach(
                (field, heading) -> {
                    String place =
                            "mapping." + (field.length() > 40 ? field.substring(0, 40) : field);
                    if (!RowRules.SPECIAL.contains(field) && !FieldRules.isKey(field)) {
                        reasons.add(Reason.field(Code.INVALID_VALUE, place));
                    } else if (!headings.contains(heading)) {
                        reasons.add(Reason.field(Code.UNKNOWN_COLUMN, place, heading));
                    }
                });
        if (new HashSet<>(mapping.keySet()).size() - RowRules.SPECIAL.size() > FieldRules.MOST) {
            reasons.add(Reason.field(Code.TOO_LONG, "mapping", FieldRules.MOST));
        }
        return reasons;
    }
}
