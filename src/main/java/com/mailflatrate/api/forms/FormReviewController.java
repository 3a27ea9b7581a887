package com.mailflatrate.api.forms;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormRemark;
import com.mailflatrate.forms.FormReviews;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forms, the reviewer's side. */
@RestController
@RequestMapping("/api/v1/operator/forms")
@Tag(name = "Operator")
class FormReviewController {

    private final FormReviews reviews;

    FormReviewController(FormReviews reviews) {
        this.reviews = reviews;
    }

    /** A remark on a version. */
    record RemarkView(int version, String kind, String note, String by, Instant at) {}

    /** A form that waits, with the facts; the first of {@code versions} is the one to decide on. */
    record FactsView(
            FormId id,
            String company,
            String listName,
            String state,
            List<String> flags,
            @Nullable String guard,
            Instant waitingSince,
            List<VersionView> versions,
            List<RemarkView> remarks) {

        static FactsView of(FormReviews.Facts facts) {
            Form form = facts.form();
            return new FactsView(
                    form.id(),
                    facts.company(),
                    facts.listName(),
                    form.state().text(),
                    form.flags(),
                    form.guard(),
                    form.since(),
                    facts.versions().stream().map(VersionView::of).toList(),
                    facts.talk().stream()
                            .map(
                                    said ->
                                            new RemarkView(
                                                    said.version(),
                                                    said.kind().text(),
                                                    said.note(),
                                                    said.by(),
                                                    said.at()))
                            .toList());
        }
    }

    /** What a reviewer decides. */
    record DecisionBody(@Nullable String decision, @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Forms that wait for a person, the oldest first")
    Page<FactsView> queue(
            SignedIn me,
            @Parameter(description = "`review`, the forms that wait")
                    @RequestParam(defaultValue = "review")
                    String state,
            PageRequest paging) {
        staff(me);
        if (!state.equals("review")) {
            throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "state")));
        }
        return Page.part(reviews.queue(), paging).map(FactsView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "What a decision needs to know")
    FactsView facts(SignedIn me, @PathVariable String id) {
        staff(me);
        return FormId.parse(id)
                .flatMap(reviews::facts)
                .map(FactsView::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @PostMapping("/{id}/decision")
    @Operation(summary = "Approve, ask or reject; a signed-in person, in the sandbox a key too")
    FactsView decide(SignedIn me, @PathVariable String id, @RequestBody DecisionBody body) {
        Access.requireStaff(me);
        FormId form = FormId.parse(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        FormRemark.Kind decision =
                FormRemark.Kind.decision(body.decision() == null ? "" : body.decision())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_VALUE, "decision"))));
        reviews.decide(form, decision, body.note() == null ? "" : body.note(), me).orThrow();
        return reviews.facts(form).map(FactsView::of).orElseThrow();
    }

    private static void staff(SignedIn me) {
        Access.requireStaff(me, "operator:forms");
    }
}
