package com.mailflatrate.web.staff;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.people.staff.StaffInvitation;
import com.mailflatrate.people.staff.StaffInvitations;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's people, for its engineers. */
@Controller
@RequestMapping("/operator/staff")
class StaffPages {

    private static final String BACK = "redirect:/operator/staff";
    private static final String SCOPE = "operator:staff";

    private final StaffMembers members;
    private final StaffInvitations invitations;
    private final StepUps stepUps;

    StaffPages(StaffMembers members, StaffInvitations invitations, StepUps stepUps) {
        this.members = members;
        this.invitations = invitations;
        this.stepUps = stepUps;
    }

    @GetMapping
    String list(SignedIn me, Model model) {
        Access.requireStaff(me, SCOPE);
        return page(me, FormInput.empty(), List.of(), model);
    }

    @StepUp
    @PostMapping("/invitations")
    String invite(
            SignedIn me,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") List<String> roles,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Access.requireStaff(me, SCOPE);
        Outcome<StaffInvitation> invited =
                invitations.invite(email, List.copyOf(roles), me, Client.of(request));
        if (invited.isDone()) {
            Flash.ok(response, shell.text("staff.invited", email));
            return BACK;
        }
        response.setStatus(invited.reasons().getFirst().code().kind().status());
        return page(me, new FormInput(Map.of("email", email), invited.reasons()), roles, model);
    }

    @PostMapping("/invitations/{id}/withdraw")
    String withdraw(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, SCOPE);
        invitations
                .withdraw(Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)), me)
                .orThrow();
        Flash.ok(response, shell.text("people.withdrawn"));
        return BACK;
    }

    @StepUp
    @PostMapping("/{userId}/roles")
    String changeRoles(
            SignedIn me,
            @PathVariable UserId userId,
            @RequestParam(defaultValue = "") List<String> roles,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, SCOPE);
        Outcome<StaffMembers.StaffMember> changed =
                members.changeRoles(userId, List.copyOf(roles), me);
        if (changed.reasons().stream().anyMatch(one -> "roles".equals(one.field()))) {
            Flash.bad(response, shell.text("staff.noRole"));
            return BACK;
        }
        Flash.ok(response, shell.text("staff.changed", changed.orThrow().name()));
        return BACK;
    }

    @StepUp
    @PostMapping("/{userId}/remove")
    String remove(
            SignedIn me,
            @PathVariable UserId userId,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, SCOPE);
        members.remove(userId, me).orThrow();
        Flash.ok(response, shell.text("staff.removed"));
        return BACK;
    }

    private String page(SignedIn me, FormInput form, List<String> chosen, Model model) {
        model.addAttribute("people", members.list());
        model.addAttribute("invitations", invitations.open());
        model.addAttribute("mine", me.user());
        model.addAttribute("fresh", stepUps.isFresh(me));
        model.addAttribute("form", form);
        model.addAttribute("chosen", chosen);
        return "staff/staff";
    }
}
