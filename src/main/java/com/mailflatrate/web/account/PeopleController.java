package com.mailflatrate.web.account;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.people.Invitation;
import com.mailflatrate.people.Invitations;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of an account, and who is invited. */
@Controller
class PeopleController {

    private static final String BACK = "redirect:/account/people";

    private final Members members;
    private final Invitations invitations;
    private final StepUps stepUps;

    PeopleController(Members members, Invitations invitations, StepUps stepUps) {
        this.members = members;
        this.invitations = invitations;
        this.stepUps = stepUps;
    }

    @GetMapping("/account/people")
    String list(SignedIn me, Model model) {
        return page(me, FormInput.empty(), model);
    }

    @StepUp
    @PostMapping("/account/people/invitations")
    String invite(
            SignedIn me,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String role,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<Invitation> invited =
                invitations.invite(me.accountOr404(), email, role, me, Client.of(request));
        if (invited.isDone()) {
            Flash.ok(response, shell.text("people.invited", email));
            return BACK;
        }
        response.setStatus(invited.reasons().getFirst().code().kind().status());
        return page(
                me, new FormInput(Map.of("email", email, "role", role), invited.reasons()), model);
    }

    @WhileStopped
    @PostMapping("/account/people/invitations/{id}/withdraw")
    String withdraw(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        AccountId account = me.accountOr404();
        invitations
                .withdraw(
                        account,
                        Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)),
                        me)
                .orThrow();
        Flash.ok(response, shell.text("people.withdrawn"));
        return BACK;
    }

    @StepUp
    @PostMapping("/account/people/{userId}/role")
    String changeRole(
            SignedIn me,
            @PathVariable UserId userId,
            @RequestParam(defaultValue = "") String role,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        AccountId account = me.accountOr404();
        if (!members.has(account, userId)) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        Role wanted =
                Invitations.role(role).orElseThrow(() -> new RefusedException(Code.INVALID_VALUE));
        return after(
                members.changeRole(account, userId, wanted, me),
                shell.text("people.changed"),
                shell,
                response);
    }

    @StepUp
    @WhileStopped
    @PostMapping("/account/people/{userId}/remove")
    String remove(
            SignedIn me,
            @PathVariable UserId userId,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        String back =
                after(
                        members.remove(me.accountOr404(), userId, me),
                        shell.text("people.removed"),
                        shell,
                        response);
        return userId.equals(me.user()) ? "redirect:/" : back;
    }

    private static String after(
            Outcome<?> outcome, String said, Shell shell, HttpServletResponse response) {
        if (outcome.isDone()) {
            Flash.ok(response, said);
        } else {
            Code code = outcome.reasons().getFirst().code();
            if (code == Code.NOT_FOUND || code == Code.NOT_ALLOWED) {
                throw new RefusedException(code);
            }
            Flash.bad(response, shell.text(outcome.reasons().getFirst()));
        }
        return BACK;
    }

    private String page(SignedIn me, FormInput form, Model model) {
        AccountId account = me.accountOr404();
        boolean owner = me.roles().contains(Role.OWNER);
        model.addAttribute("people", members.list(account));
        model.addAttribute("invitations", owner ? invitations.open(account) : List.of());
        model.addAttribute("mine", me.user());
        model.addAttribute("owner", owner);
        model.addAttribute("fresh", stepUps.isFresh(me));
        model.addAttribute("form", form);
        return "account/people";
    }
}
