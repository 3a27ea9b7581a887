package com.mailflatrate.web.signin;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.people.Invitation;
import com.mailflatrate.people.Invitations;
import com.mailflatrate.people.Joining;
import com.mailflatrate.web.shared.FormInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody invited sees: who invites into what, the policy to accept, and one button. */
@Controller
@Open
class InvitationController {

    private static final int TRIES_PER_MINUTE = 30;
    private static final String PAGE = "signin/invitation";

    private final Invitations invitations;
    private final Joining joining;
    private final Policies policies;
    private final Sessions sessions;
    private final Throttle throttle;

    InvitationController(
            Invitations invitations,
            Joining joining,
            Policies policies,
            Sessions sessions,
            Throttle throttle) {
        this.invitations = invitations;
        this.joining = joining;
        this.policies = policies;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @GetMapping("/invitation/{secret}")
    String look(
            Optional<SignedIn> me,
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.take("invitation", request, TRIES_PER_MINUTE, response);
        invitations.look(secret).map(one -> shown(one, request));
        return page(secret, me, FormInput.empty(), response, model);
    }

    @PostMapping("/invitation/{secret}")
    String take(
            Optional<SignedIn> me,
            @PathVariable String secret,
            @RequestParam Map<String, String> values,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.take("invitation", request, TRIES_PER_MINUTE, response);
        String antiSpam = values.get("antiSpam");
        Outcome<?> taken =
                me.isPresent()
                        ? joining.take(secret, antiSpam, me.get(), Client.of(request))
                                .flatMap(account -> sessions.moveTo(account, me.get()))
                        : joining.take(
                                secret,
                                new Joining.Newcomer(
                                        values.get("name"), values.get("password"), antiSpam),
                                Speech.of(request),
                                Client.of(request));
        if (taken.isDone()) {
            return me.isPresent() ? "redirect:/start" : "redirect:/sign-in?joined";
        }
        response.setStatus(taken.reasons().getFirst().code().kind().status());
        FormInput form =
                new FormInput(Map.of("name", values.getOrDefault("name", "")), taken.reasons());
        return page(secret, me, form, response, model);
    }

    private boolean shown(Invitation one, HttpServletRequest request) {
        joining.logShowing(one, Client.of(request));
        return true;
    }

    private String page(
            String secret,
            Optional<SignedIn> me,
            FormInput form,
            HttpServletResponse response,
            Model model) {
        Outcome<Invitation> looked = invitations.look(secret);
        model.addAttribute("form", form);
        model.addAttribute("secret", secret);
        model.addAttribute("policy", policies.current(PolicyKind.ANTI_SPAM));
        if (!(looked instanceof Outcome.Done<Invitation>(Invitation one))) {
            response.setStatus(Code.GONE.kind().status());
            return "signin/invitation-gone";
        }
        boolean right = me.filter(who -> who.email().key().equals(one.email().key())).isPresent();
        model.addAttribute("invitation", one);
        model.addAttribute("company", joining.account(one).company().name());
        model.addAttribute(
                "state",
                right
                        ? "join"
                        : me.isPresent() ? "other" : joining.isKnown(one) ? "signIn" : "register");
        return PAGE;
    }
}
