package com.mailflatrate.web.profile;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Paths;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The anti-spam policy, to which each person gives the word once for each version. */
@WhileStopped
@Controller
class PledgeController {

    static final String PAGE = "/profile/policy";

    private final Policies policies;

    PledgeController(Policies policies) {
        this.policies = policies;
    }

    @GetMapping(PAGE)
    String show(
            SignedIn me,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            Model model) {
        boolean due = policies.isPledgeDue(me.user());
        if (due) {
            policies.logPledgeShowing(me, Client.of(request));
        }
        model.addAttribute("policy", policies.current(PolicyKind.ANTI_SPAM));
        model.addAttribute("due", due);
        model.addAttribute("to", Paths.or(to, "/"));
        return "profile/pledge";
    }

    @PostMapping(PAGE)
    String give(
            SignedIn me,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "/") String to,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<PolicyText> given = policies.pledge(me, sha256, Client.of(request));
        if (!given.isDone()) {
            Flash.bad(response, shell.text(given.reasons().getFirst()));
            return "redirect:" + PAGE;
        }
        Flash.ok(response, shell.text("settings.accepted"));
        return "redirect:" + Paths.or(to, "/");
    }
}
