package com.mailflatrate.api.abuse;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Cases;
import com.mailflatrate.abuse.Measures;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases of the desk. */
@RestController
@RequestMapping("/api/v1/operator/cases")
@Tag(name = "Operator")
class CaseController {

    private final Cases cases;
    private final Measures measures;
    private final ContactViews views;

    CaseController(Cases cases, Measures measures, ContactViews views) {
        this.views = views;
        this.cases = cases;
        this.measures = measures;
    }

    /** A measure with its reason. */
    record Step(@Nullable String action, @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Cases, newest first; `state` is `open` or `closed`")
    Page<CaseAnswer> list(
            SignedIn me,
            @Parameter(description = "`open` or `closed`; all when it is not said")
                    @RequestParam(required = false)
                    @Nullable String state,
            PageRequest paging) {
        ComplaintController.require(me);
        Page<Case> page = cases.page(state(state), paging);
        views.tableSeenByStaff(page.items().stream().map(Case::account), me);
        return page.map(CaseAnswer::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One case")
    CaseAnswer show(SignedIn me, @PathVariable CaseId id) {
        ComplaintController.require(me);
        Case found = cases.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        views.seenByStaff(found.account(), me, true);
        return CaseAnswer.of(found);
    }

    @PostMapping("/{id}/actions")
    @Operation(
            summary = "Take a measure",
            description =
                    "`suppress`, `ask-account`, `hold-mailing`, `suspend-account` (a person, in the sandbox also "
                            + "a key) or `close`. 409 `WRONG_STATE` for a closed case, or one without what the measure needs.")
    CaseAnswer act(SignedIn me, @PathVariable CaseId id, @RequestBody Step body) {
        ComplaintController.require(me);
        Measures.Action action =
                Measures.Action.of(body.action() == null ? "" : body.action())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_VALUE, "action"))));
        CaseId done =
                measures.take(id, action, body.note() == null ? "" : body.note(), me).orThrow();
        return show(me, done);
    }

    private static Case.@Nullable State state(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "" -> null;
            case "open" -> Case.State.OPEN;
            case "closed" -> Case.State.CLOSED;
            default ->
                    throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "state")));
        };
    }
}
