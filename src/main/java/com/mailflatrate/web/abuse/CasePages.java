package com.mailflatrate.web.abuse;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.CaseView;
import com.mailflatrate.abuse.Cases;
import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.abuse.Measures;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** {@code /operator/cases} and {@code /operator/complaints}. */
@Controller
class CasePages {

    private static final int ROWS = 50;

    private final Cases cases;
    private final Complaints complaints;
    private final Measures measures;
    private final ContactViews views;
    private final LegalHolds holds;

    CasePages(
            Cases cases,
            Complaints complaints,
            Measures measures,
            ContactViews views,
            LegalHolds holds) {
        this.views = views;
        this.holds = holds;
        this.cases = cases;
        this.complaints = complaints;
        this.measures = measures;
    }

    @GetMapping("/operator/cases")
    ModelAndView list(
            SignedIn me,
            @ModelAttribute Shell shell,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "") String unreadable) {
        Access.requireStaff(me, "operator:cases");
        Case.State which = state.equals("closed") ? Case.State.CLOSED : Case.State.OPEN;
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("shell", shell);
        Page<Case> page = cases.page(which, new PageRequest(ROWS, cursor));
        views.tableSeenByStaff(page.items().stream().map(Case::account), me);
        model.put("cases", page);
        model.put("closed", which == Case.State.CLOSED);
        model.put("lastClosed", cases.lastClosed().orElse(null));
        model.put("unreadable", !unreadable.isEmpty());
        return new ModelAndView("abuse/cases", model);
    }

    @PostMapping("/operator/complaints")
    String judge(
            SignedIn me,
            @RequestParam(required = false) @Nullable MultipartFile mail,
            @RequestParam(required = false) @Nullable String mailingId,
            @RequestParam(required = false) @Nullable String from)
            throws IOException {
        Access.requireStaff(me, "operator:cases");
        Outcome<Case> judged =
                mail == null || mail.isEmpty()
                        ? complaints.judge(null, mailingId, from, Complaints.Door.DESK)
                        : complaints.judge(mail.getBytes(), from, Complaints.Door.DESK);
        return switch (judged) {
            case Outcome.Done<Case>(Case made) -> "redirect:/operator/cases/" + made.id();
            case Outcome.Refused<Case> refused -> "redirect:/operator/cases?unreadable=1";
        };
    }

    @GetMapping("/operator/cases/{id}")
    ModelAndView show(SignedIn me, @ModelAttribute Shell shell, @PathVariable CaseId id) {
        Access.requireStaff(me, "operator:cases");
        return page(me, shell, id, FormInput.empty());
    }

    @PostMapping("/operator/cases/{id}/holds")
    ModelAndView hold(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute Shell shell,
            @PathVariable CaseId id,
            @RequestParam Map<String, String> typed) {
        mayHold(me);
        String reason = typed.getOrDefault("reason", "");
        String reference = typed.getOrDefault("reference", "");
        Outcome<LegalHold> set = holds.set(id, reason, reference, me.actor());
        if (!set.isDone()) {
            ModelAndView refused = page(me, shell, id, new FormInput(typed, set.reasons()));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        Flash.ok(response, shell.text("cases.hold.done"));
        return new ModelAndView("redirect:/operator/cases/" + id);
    }

    @PostMapping("/operator/cases/{id}/holds/{holdId}/lift")
    String lift(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute Shell shell,
            @PathVariable CaseId id,
            @PathVariable String holdId) {
        mayHold(me);
        UUID known =
                Ids.uuid(holdId)
                        .filter(one -> holds.of(id).stream().anyMatch(of -> of.id().equals(one)))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        holds.lift(known, me.actor()).orThrow();
        Flash.ok(response, shell.text("cases.hold.over"));
        return "redirect:/operator/cases/" + id;
    }

    private static void mayHold(SignedIn me) {
        Access.requireStaff(me, "operator:cases");
        Access.require(me, "operator:privacy");
    }

    private ModelAndView page(SignedIn me, Shell shell, CaseId id, FormInput form) {
        CaseView view = cases.view(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        views.seenByStaff(view.complaint().account(), me, true);
        return new ModelAndView(
                "abuse/case",
                Map.of("shell", shell, "view", view, "holds", holds.of(id), "form", form));
    }

    @PostMapping("/operator/cases/{id}/actions")
    String act(
            SignedIn me,
            @PathVariable CaseId id,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String note) {
        Access.requireStaff(me, "operator:cases");
        Measures.Action measure =
                Measures.Action.of(action)
                        .orElseThrow(() -> new RefusedException(Code.INVALID_VALUE));
        measures.take(id, measure, note, me).orThrow();
        return "redirect:/operator/cases/" + id;
    }
}
