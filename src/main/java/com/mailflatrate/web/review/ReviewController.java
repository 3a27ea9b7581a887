package com.mailflatrate.web.review;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Downloads;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.waitingroom.WaitingFile;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.Suspensions;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of applications by risk, and one of them with its facts and the decision. */
@Controller
class ReviewController {

    private static final String PAGE = "review/review";

    private final Vetting vetting;
    private final FirstFile firstFile;
    private final ContactViews views;
    private final Suspensions suspensions;

    ReviewController(
            Vetting vetting, FirstFile firstFile, ContactViews views, Suspensions suspensions) {
        this.suspensions = suspensions;
        this.views = views;
        this.vetting = vetting;
        this.firstFile = firstFile;
    }

    @GetMapping("/operator/review")
    String queue(SignedIn me, Model model) {
        Access.requireStaff(me, "operator:review");
        List<Waiting> waiting = waiting();
        return page(
                me,
                waiting,
                waiting.isEmpty() ? null : waiting.getFirst(),
                FormInput.empty(),
                model);
    }

    @GetMapping("/operator/accounts/{id}")
    String one(SignedIn me, @PathVariable String id, Model model) {
        Access.requireStaff(me, "operator:accounts");
        return page(me, waiting(), find(id), FormInput.empty(), model);
    }

    @PostMapping("/operator/accounts/{id}/decision")
    String decide(
            SignedIn me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            FileChoice file,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, "operator:review");
        UUID publicId = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Waiting one = find(id);
        boolean letIn = decision.equals("approve") && file.letIn();
        Optional<Reason> unseen = letIn ? firstFile.refusal(one, file) : Optional.empty();
        Outcome<Applicant> decided =
                unseen.isPresent()
                        ? Outcome.refused(List.of(unseen.get()))
                        : vetting.decide(publicId, decision, note, me);
        return switch (decided) {
            case Outcome.Done<Applicant>(Applicant applicant) -> {
                Flash.ok(
                        response,
                        shell.text(
                                "review.done." + decision, applicant.account().company().name()));
                if (letIn) {
                    Outcome<Import> come = firstFile.letIn(one, file, me);
                    if (!come.isDone()) {
                        Flash.bad(response, shell.text(come.reasons().getFirst()));
                    }
                }
                yield "redirect:/operator/review";
            }
            case Outcome.Refused<Applicant>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                yield page(
                        me,
                        waiting(),
                        find(id),
                        new FormInput(
                                Map.of(
                                        "decision", decision,
                                        "note", note,
                                        "firstList", letIn ? "in" : ""),
                                reasons),
                        model);
            }
        };
    }

    /** The page of the papers beside the file on which somebody signed. */
    @GetMapping("/operator/accounts/{id}/evidence/{page}")
    ResponseEntity<byte[]> evidence(SignedIn me, @PathVariable String id, @PathVariable int page) {
        Access.requireStaff(me, "operator:accounts");
        Waiting one = find(id);
        views.seenByStaff(one.applicant().account().id(), me, false);
        return firstFile
                .page(one, page)
                .map(file -> Downloads.of(file.type().mediaType(), "page-" + page, file.bytes()))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    @GetMapping("/operator/accounts")
    String accounts(
            SignedIn me,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Access.requireStaff(me, "operator:accounts");
        List<AccountState> states =
                state == null || state.isEmpty()
                        ? List.of()
                        : List.of(AccountState.values()).stream()
                                .filter(one -> one.word().equals(state))
                                .toList();
        Page<Applicant> page = vetting.page(states, new PageRequest(0, cursor));
        model.addAttribute("accounts", page.items());
        model.addAttribute("states", AccountState.values());
        model.addAttribute("state", state == null ? "" : state);
        model.addAttribute("next", page.nextCursor() == null ? "" : page.nextCursor());
        return "review/accounts";
    }

    private List<Waiting> waiting() {
        return vetting.waiting().stream()
                .map(Waiting::of)
                .sorted(Comparator.comparing((Waiting one) -> one.risk().level()).reversed())
                .toList();
    }

    private Waiting find(String id) {
        return Ids.uuid(id)
                .flatMap(vetting::find)
                .map(Waiting::of)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private String page(
            SignedIn me,
            List<Waiting> waiting,
            @Nullable Waiting shown,
            FormInput form,
            Model model) {
        Optional<WaitingFile> file = Optional.ofNullable(shown).flatMap(firstFile::of);
        if (shown != null && file.isPresent()) {
            views.seenByStaff(shown.applicant().account().id(), me, false);
        }
        model.addAttribute("waiting", waiting);
        model.addAttribute("shown", Optional.ofNullable(shown));
        model.addAttribute("form", form);
        model.addAttribute("file", file);
        model.addAttribute(
                "stop",
                Optional.ofNullable(shown)
                        .flatMap(one -> suspensions.current(one.applicant().account().id())));
        model.addAttribute(
                "oldest",
                waiting.stream()
                        .map(one -> one.applicant().stateAt())
                        .min(Comparator.naturalOrder()));
        return PAGE;
    }
}
