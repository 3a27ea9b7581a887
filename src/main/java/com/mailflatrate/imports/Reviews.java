package com.mailflatrate.imports;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.imports.ImportStore.Stored;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Activation activation;
    private final Background background;
    private final InstantSource clock;

    Reviews(
            ImportStore imports,
            RowStore rows,
            RemarkStore remarks,
            Activation activation,
            Background background,
            InstantSource clock) {
        this.imports = imports;
        this.rows = rows;
        this.remarks = remarks;
        this.activation = activation;
        this.background = background;
        this.clock = clock;
    }

    /** Where facts about the account come from. */
    @Component
    record Background(
            Accounts accounts, Lists lists, Origins origins, Audit audit, StaffRights rights) {

        String company(AccountId account) {
            return accounts.find(account).map(found -> found.company().name()).orElse("");
        }
    }

    /** An import that waits. */
    public record Waiting(
            Import batch,
            String company,
            @Nullable Instant since,
            List<String> risks,
            boolean answered) {}

    /** What waits, the riskiest first, then the oldest; at most 200. */
    @EngineTransactional(readOnly = true)
    public List<Waiting> queue() {
        return imports.waiting().stream()
                .map(this::waiting)
                .sorted((a, b) -> Integer.compare(b.risks().size(), a.risks().size()))
                .toList();
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

    /**
     * A person decides. APPROVE puts the rows on the list: with proof subscribed, without it held.
     * ASK keeps it waiting. REJECT leaves everything outside. Refused with NOT_FOUND,
     * ALREADY_DECIDED, REQUIRED or TOO_LONG for the note of ASK and REJECT, PERSON_REQUIRED for a
     * key outside the sandbox, NOT_ALLOWED without the role.
     */
    public Outcome<Import> decide(ImportId id, Remark.Kind decision, String note, SignedIn me) {
        Optional<Import> found =
                imports.anyAccounts(id)
                        .flatMap(stored -> imports.lock(stored.batch().account(), id))
                        .map(Stored::batch);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Code> no = background.rights().reviewerRefusal(me, "operator:imports");
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        Actor by = me.actor();
        if (found.get().state() != ImportState.REVIEW || !decision.isDecision()) {
            return Outcome.refused(Code.ALREADY_DECIDED);
        }
        if (decision == Remark.Kind.APPROVE && note.isBlank()) {
            return Outcome.done(apply(found.get(), decision, "", by));
        }
        return Remark.check(note).map(text -> apply(found.get(), decision, text, by));
    }

    private Import apply(Import batch, Remark.Kind decision, String note, Actor by) {
        AccountId account = batch.account();
        remarks.add(account, batch.id(), decision, note, by, clock.instant());
        switch (decision) {
            case APPROVE -> activation.activate(batch);
            case REJECT -> imports.move(account, batch.id(), ImportState.REJECTED, clock.instant());
            case ASK, ANSWER, START, ROLL_BACK -> {}
        }
        background
                .audit()
                .record(
                        account,
                        by,
                        "import." + done(decision),
                        batch.id().toString(),
                        Map.of("note", note));
        return imports.find(account, batch.id()).orElseThrow().batch();
    }

    private static String done(Remark.Kind decision) {
        return switch (decision) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case ASK, ANSWER, START, ROLL_BACK -> "asked";
        };
    }

    private Waiting waiting(Stored stored) {
        Import batch = stored.batch();
        List<Remark> talk = remarks.of(batch.account(), batch.id());
        boolean answered = !talk.isEmpty() && talk.getLast().kind() == Remark.Kind.ANSWER;
        return new Waiting(
                batch,
                background.company(batch.account()),
                stored.waitingSince(),
                stored.risks(),
                answered);
    }

    private ReviewFacts facts(Stored stored) {
        Import batch = stored.batch();
        AccountId account = batch.account();
        long proven = batch.tally().accepted();
        int sample = (int) Math.max(1, Math.min(SPOT_CHECK, proven * SPOT_PERCENT / 100));
        return new ReviewFacts(
                batch,
                background.company(account),
                background.lists().find(account, batch.list()).orElseThrow().name(),
                background.origins().find(account, batch.origin()).orElseThrow(),
                stored.risks(),
                rows.domains(account, batch.id()),
                rows.spotCheck(account, batch.id(), sample),
                rows.doubts(account, batch.id()),
                remarks.of(account, batch.id()));
    }
}
