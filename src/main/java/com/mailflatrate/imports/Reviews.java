package com.mailflatrate.imports;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.imports.backing.Backings;
import com.mailflatrate.imports.backing.OwnCustomers;
import com.mailflatrate.imports.backing.SpotChecks;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.scans.ScanFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operator's side: imports that wait for a person, the facts, the decision. On the engine lane.
 */
@Component
@EngineTransactional
public class Reviews {

    private static final int SPOT_CHECK = 10;
    private static final int SPOT_PERCENT = 3;

    private final ImportStore imports;
    private final RowStore rows;
    private final RemarkStore remarks;
    private final Background background;
    private final Proofs proofs;
    private final InstantSource clock;

    Reviews(
            ImportStore imports,
            RowStore rows,
            RemarkStore remarks,
            Background background,
            Proofs proofs,
            InstantSource clock) {
        this.imports = imports;
        this.rows = rows;
        this.remarks = remarks;
        this.background = background;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** Where facts about the account come from. */
    @Component
    record Background(
            Accounts accounts,
            Lists lists,
            Origins origins,
            Audit audit,
            StaffRights rights,
            Activation activation,
            BatchStore batches) {

        String company(AccountId account) {
            return accounts.find(account).map(found -> found.company().name()).orElse("");
        }
    }

    /** What proofs lean on, and the record of who looked at them. */
    @Component
    record Proofs(
            SpotChecks checks, OwnCustomers customers, Backings backings, ImportWorker worker) {}

    /** An import that waits. */
    public record Waiting(
            Import batch,
            String company,
            @Nullable Instant since,
            List<Finding> findings,
            boolean answered) {

        /** The codes of what stands out. */
        public List<String> risks() {
            return findings.stream().map(Finding::code).toList();
        }

        /** How much stands out that is more than a curiosity. */
        public long grave() {
            return findings.stream().filter(finding -> !finding.isMild()).count();
        }
    }

    /** What waits, the riskiest first, then the oldest; at most 200. */
    @EngineTransactional(readOnly = true)
    public List<Waiting> queue() {
        return imports.waiting().stream()
                .map(this::waiting)
                .sorted((a, b) -> Long.compare(weight(b), weight(a)))
                .toList();
    }

    private static long weight(Waiting waiting) {
        return waiting.grave() * 100 + waiting.findings().size();
    }

    /** What the stated conditions let in and a person looks at afterwards; the oldest first. */
    @EngineTransactional(readOnly = true)
    public List<Waiting> laterLooks() {
        return imports.toLook().stream().map(this::waiting).toList();
    }

    /** How many wait. */
    @EngineTransactional(readOnly = true)
    public long waitingCount() {
        return imports.waiting().size();
    }

    /** Everything a decision needs; empty when there is no such import. */
    @EngineTransactional(readOnly = true)
    public Optional<ReviewFacts> facts(ImportId id) {
        return imports.anyAccounts(id).map(this::facts);
    }

    /** A page of the papers shown for an import; empty when there is none. */
    @EngineTransactional(readOnly = true)
    public Optional<ScanFile> page(ImportId id, int number) {
        return imports.anyAccounts(id)
                .flatMap(
                        stored ->
                                proofs.backings()
                                        .page(stored.batch().account(), stored.scan(), number));
    }

    /**
     * A person decides. APPROVE puts the rows on the list: with proof subscribed, without it held.
     * ASK keeps it waiting. REJECT leaves everything outside. Refused with NOT_FOUND,
     * ALREADY_DECIDED, REQUIRED or TOO_LONG for the note of ASK and REJECT, PERSON_REQUIRED for a
     * key outside the sandbox, NOT_ALLOWED without the role, SPOT_CHECK_REQUIRED when somebody
     * approves without having seen every drawn row (row B11). What was seen is kept with each
     * decision.
     *
     * @param seen the drawn lines whose full proof the person has seen; null skips the spot check,
     *     which only a key in the sandbox may
     */
    public Outcome<Import> decide(
            ImportId id, Remark.Kind decision, String note, @Nullable Set<Long> seen, SignedIn me) {
        Outcome<Import> found = open(id, me);
        if (!found.isDone()) {
            return found;
        }
        Import batch = found.orThrow();
        boolean skipped = seen == null && background.rights().isTrial(me);
        Set<Long> shown = seen == null ? Set.of() : seen;
        Set<Long> drawn = batch.state() == ImportState.REVIEW ? drawn(batch) : Set.of();
        if (decision == Remark.Kind.APPROVE && !skipped && !shown.containsAll(drawn)) {
            return Outcome.refused(Reason.field(Code.SPOT_CHECK_REQUIRED, "seen"));
        }
        Outcome<Import> decided = decide(batch, decision, note, me.actor());
        if (decided.isDone() && !skipped) {
            proofs.checks().record(batch.account(), id, drawn, shown, me.actor());
        }
        return decided;
    }

    /**
     * The file of an application is let in with the account: it comes in once it has been judged,
     * unless something grave stands out then that nobody has seen.
     *
     * @param seen the drawn lines, all of which the person has seen
     */
    public void decideAhead(ImportId id, Set<Long> seen, SignedIn me) {
        Import batch = open(id, me).orThrow();
        proofs.checks().record(batch.account(), id, seen, seen, me.actor());
        if (batch.state() == ImportState.CHECKING) {
            written(batch, Remark.Kind.APPROVE, "", me.actor());
        } else if (batch.state() == ImportState.REVIEW) {
            apply(batch, Remark.Kind.APPROVE, "", me.actor());
        }
    }

    /**
     * Stops a batch as one thing, or lets it go on: HOLD, RELEASE; LOOK says a person has looked at
     * what the conditions let in. Refused as a decision is, and with WRONG_STATE.
     */
    public Outcome<Import> turn(ImportId id, Remark.Kind act, String note, SignedIn me) {
        Outcome<Import> found = open(id, me);
        if (!found.isDone()) {
            return found;
        }
        Import batch = found.orThrow();
        Outcome<String> text =
                act == Remark.Kind.HOLD ? Remark.check(note) : Outcome.done(note.strip());
        return text.flatMap(
                said -> {
                    boolean done =
                            switch (act) {
                                case HOLD -> background.activation().hold(batch);
                                case RELEASE -> background.activation().release(batch);
                                case LOOK -> true;
                                default -> false;
                            };
                    if (!done) {
                        return Outcome.refused(Code.WRONG_STATE);
                    }
                    background.batches().look(batch.account(), id, false);
                    return Outcome.done(written(batch, act, said, me.actor()));
                });
    }

    /**
     * Lets files of the account's own customers count as proof (P3), or closes that again for files
     * to come; an import that waits is judged once more. Refused as a decision is, the note is
     * needed both times.
     */
    public Outcome<Import> ownCustomers(ImportId id, boolean open, String note, SignedIn me) {
        return open(id, me)
                .flatMap(
                        batch ->
                                Remark.check(note).map(text -> say(batch, open, text, me.actor())));
    }

    private Import say(Import batch, boolean open, String note, Actor by) {
        AccountId account = batch.account();
        proofs.customers().say(account, open, note, by);
        if (batch.isOpen()) {
            background.batches().checkAgain(account, batch.id(), null);
            proofs.worker().afterCommit(batch.id());
        }
        return written(batch, open ? Remark.Kind.OPEN : Remark.Kind.CLOSE, note, by);
    }

    private Outcome<Import> open(ImportId id, SignedIn me) {
        Optional<Import> found =
                imports.anyAccounts(id)
                        .flatMap(stored -> imports.lock(stored.batch().account(), id))
                        .map(Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return background
                .rights()
                .reviewerRefusal(me, "operator:imports")
                .<Outcome<Import>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(found.get()));
    }

    private Outcome<Import> decide(Import found, Remark.Kind decision, String note, Actor by) {
        if (found.state() != ImportState.REVIEW || !decision.isDecision()) {
            return Outcome.refused(Code.ALREADY_DECIDED);
        }
        if (decision == Remark.Kind.APPROVE && note.isBlank()) {
            return Outcome.done(apply(found, decision, "", by));
        }
        return Remark.check(note).map(text -> apply(found, decision, text, by));
    }

    private Import apply(Import batch, Remark.Kind decision, String note, Actor by) {
        AccountId account = batch.account();
        switch (decision) {
            case APPROVE -> {
                if (batch.dryRun()) {
                    background.batches().backToChecked(account, batch.id());
                } else {
                    background.activation().activate(batch);
                }
            }
            case REJECT -> imports.move(account, batch.id(), ImportState.REJECTED, clock.instant());
            default -> {}
        }
        return written(batch, decision, note, by);
    }

    private Import written(Import batch, Remark.Kind act, String note, Actor by) {
        AccountId account = batch.account();
        remarks.add(account, batch.id(), act, note, by, clock.instant());
        background
                .audit()
                .record(
                        account,
                        by,
                        "import." + act.done(),
                        batch.id().toString(),
                        Map.of("note", note));
        return imports.find(account, batch.id()).orElseThrow().batch();
    }

    private Set<Long> drawn(Import batch) {
        return spotCheck(batch).stream()
                .map(ReviewFacts.SpotCheck::line)
                .collect(Collectors.toSet());
    }

    private List<ReviewFacts.SpotCheck> spotCheck(Import batch) {
        long proven = batch.tally().accepted();
        int sample = (int) Math.max(1, Math.min(SPOT_CHECK, proven * SPOT_PERCENT / 100));
        return rows.spotCheck(batch.account(), batch.id(), sample);
    }

    private Waiting waiting(Stored stored) {
        Import batch = stored.batch();
        List<Remark> talk = remarks.of(batch.account(), batch.id());
        boolean answered = !talk.isEmpty() && talk.getLast().kind() == Remark.Kind.ANSWER;
        return new Waiting(
                batch,
                background.company(batch.account()),
                stored.waitingSince(),
                stored.findings(),
                answered);
    }

    private ReviewFacts facts(Stored stored) {
        Import batch = stored.batch();
        AccountId account = batch.account();
        return new ReviewFacts(
                batch,
                background.company(account),
                background.lists().find(account, batch.list()).orElseThrow().name(),
                background.origins().find(account, batch.origin()).orElseThrow(),
                stored.findings(),
                stored.look(),
                rows.domains(account, batch.id()),
                spotCheck(batch),
                proofs.backings().scan(account, stored.scan()).orElse(null),
                proofs.customers().word(account).orElse(null),
                proofs.checks().of(account, batch.id()),
                rows.doubts(account, batch.id()),
                remarks.of(account, batch.id()));
    }
}
