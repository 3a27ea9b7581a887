package com.mailflatrate.web.review;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.vetting.Applicant;
import com.mailflatrate.vetting.Suspension;
import com.mailflatrate.vetting.SuspensionDraft;
import com.mailflatrate.vetting.Suspensions;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stops an account with its statement of reasons, and lets it go on (compliance row A9). */
@Controller
@RequestMapping("/operator/accounts/{id}/suspension")
class StandingController {

    private static final String SCOPE = "operator:accounts";

    private final Vetting vetting;
    private final Suspensions suspensions;

    StandingController(Vetting vetting, Suspensions suspensions) {
        this.vetting = vetting;
        this.suspensions = suspensions;
    }

    @GetMapping
    String form(SignedIn me, @PathVariable String id, Model model) {
        Access.requireStaff(me, SCOPE);
        return page(find(id), FormInput.of(Map.of("scope", "sending")), model);
    }

    @PostMapping
    String suspend(
            SignedIn me,
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, SCOPE);
        Applicant applicant = find(id);
        UUID account = applicant.account().publicId();
        Outcome<Suspension> done = suspensions.suspend(account, draft(typed), me);
        if (!done.isDone()) {
            response.setStatus(done.reasons().getFirst().code().kind().status());
            return page(applicant, new FormInput(typed, done.reasons()), model);
        }
        Flash.ok(response, shell.text("standing.done", applicant.account().company().name()));
        return "redirect:/operator/accounts/" + account;
    }

    @PostMapping("/lift")
    String lift(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, SCOPE);
        UUID account = find(id).account().publicId();
        Outcome<Account> lifted = suspensions.lift(account, me);
        if (lifted.isDone()) {
            Flash.ok(response, shell.text("standing.lifted", lifted.orThrow().company().name()));
        } else {
            Flash.bad(response, shell.text(lifted.reasons().getFirst()));
        }
        return "redirect:/operator/accounts/" + account;
    }

    private static SuspensionDraft draft(Map<String, String> typed) {
        return new SuspensionDraft(
                typed.get("scope"),
                typed.get("facts"),
                typed.get("clause"),
                "on".equals(typed.get("automated")),
                "on".equals(typed.get("deceptiveBulk")));
    }

    private Applicant find(String id) {
        return Ids.uuid(id)
                .flatMap(vetting::find)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static String page(Applicant applicant, FormInput form, Model model) {
        model.addAttribute("account", applicant.account());
        model.addAttribute("form", form);
        return "review/suspension";
    }
}
