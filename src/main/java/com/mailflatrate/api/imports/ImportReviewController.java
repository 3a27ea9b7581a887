package com.mailflatrate.api.imports;

import static org.springframework.http.HttpStatus.ACCEPTED;
import static org.springframework.http.HttpStatus.OK;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.imports.EntryWorker;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Remark;
import com.mailflatrate.imports.ReviewFacts;
import com.mailflatrate.imports.Reviews;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports, the reviewer's side. */
@RestController
@RequestMapping("/api/v1/operator/imports")
@Tag(name = "Operator")
class ImportReviewController {

    private final Reviews reviews;
    private final EntryWorker worker;

    private final ContactViews views;

    ImportReviewController(Reviews reviews, EntryWorker worker, ContactViews views) {
        this.views = views;
        this.reviews = reviews;
        this.worker = worker;
    }

    /** An import that waits. */
    record WaitingView(
            String company, @Nullable Instant waitingSince, List<String> risks, ImportView batch) {}

    /** The facts of an import. */
    record FactsView(
            String company,
            String listName,
            List<String> risks,
            List<Finding> findings,
            List<ReviewFacts.Domain> domains,
            List<ReviewFacts.SpotCheck> spotCheck,
            List<String> doubts,
            ImportView batch) {}

    /** What a reviewer decides, and the drawn lines whose full proof was seen. */
    record DecisionForm(
            @Nullable String decision, @Nullable String note, @Nullable Set<Long> seen) {}

    /** Why a batch is stopped or goes on. */
    record TurnForm(@Nullable String note) {}

    @GetMapping
    @Operation(
            summary =
                    "Imports that wait for a person, the riskiest first; `state=look`: those that came in by the stated conditions and are looked at afterwards")
    Page<WaitingView> queue(
            SignedIn me,
            @Parameter(description = "`review`, or `look`: what came in by the stated conditions")
                    @RequestParam(defaultValue = "review")
                    String state,
            PageRequest paging) {
        staff(me);
        List<Reviews.Waiting> waiting =
                switch (state) {
                    case "", "review" -> reviews.queue();
                    case "look" -> reviews.laterLooks();
                    default ->
                            throw new RefusedException(
                                    List.of(Reason.field(Code.INVALID_VALUE, "state")));
                };
        List<WaitingView> items =
                waiting.stream()
                        .map(
                                one ->
                                        new WaitingView(
                                                one.company(),
                                                one.since(),
                                                one.risks(),
                                                ImportView.of(one.batch(), List.of())))
                        .toList();
        return Page.part(items, paging);
    }

    @GetMapping("/{id}")
    @Operation(summary = "What a decision needs to know")
    FactsView facts(SignedIn me, @PathVariable String id) {
        staff(me);
        ReviewFacts facts =
                ImportId.parse(id)
                        .flatMap(reviews::facts)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        views.seenByStaff(facts.batch().account(), me, false);
        return new FactsView(
                facts.company(),
                facts.listName(),
                facts.risks(),
                facts.findings(),
                facts.domains(),
                facts.spotCheck(),
                facts.doubts(),
                ImportView.of(facts.batch(), facts.talk()));
    }

    @PostMapping("/{id}/decision")
    @Operation(
            summary =
                    "Approve, ask or reject; a signed-in person, in the sandbox a key too; 202 while approved rows are still coming onto the list")
    ResponseEntity<ImportView> decide(
            SignedIn me, @PathVariable String id, @RequestBody DecisionForm form) {
        Access.requireStaff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Remark.Kind decision =
                Arrays.stream(Remark.Kind.values())
                        .filter(kind -> kind.isDecision() && kind.text().equals(form.decision()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_VALUE, "decision"))));
        String note = form.note();
        reviews.decide(batch, decision, note == null ? "" : note, form.seen(), me).orThrow();
        worker.await(batch);
        Import now = reviews.facts(batch).orElseThrow().batch();
        return ResponseEntity.status(now.state().isUnderWay() ? ACCEPTED : OK)
                .body(ImportView.of(now, List.of()));
    }

    @PostMapping("/{id}/hold")
    @Operation(
            summary =
                    "Stop a batch as one thing: whoever came with it gets no mail until it is released")
    ImportView hold(SignedIn me, @PathVariable String id, @RequestBody TurnForm form) {
        return turn(me, id, Remark.Kind.HOLD, form);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Let a held batch go on; who left meanwhile has left")
    ImportView release(SignedIn me, @PathVariable String id, @RequestBody TurnForm form) {
        return turn(me, id, Remark.Kind.RELEASE, form);
    }

    @PostMapping("/{id}/look")
    @Operation(summary = "Say that you have looked at what came in by the stated conditions")
    ImportView look(SignedIn me, @PathVariable String id, @RequestBody TurnForm form) {
        return turn(me, id, Remark.Kind.LOOK, form);
    }

    private ImportView turn(SignedIn me, String id, Remark.Kind act, TurnForm form) {
        Access.requireStaff(me);
        ImportId batch = ImportId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        String note = form.note();
        reviews.turn(batch, act, note == null ? "" : note, me).orThrow();
        worker.await(batch);
        return ImportView.of(reviews.facts(batch).orElseThrow().batch(), List.of());
    }

    private static void staff(SignedIn me) {
        Access.requireStaff(me, "operator:imports");
    }
}
