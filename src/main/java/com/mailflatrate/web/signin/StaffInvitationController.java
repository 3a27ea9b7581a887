package com.mailflatrate.web.signin;

import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.people.staff.StaffInvitation;
import com.mailflatrate.people.staff.StaffInvitations;
import com.mailflatrate.people.staff.StaffJoining;
import com.mailflatrate.web.profile.QrCode;
import com.mailflatrate.web.shared.FormInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody sees who is invited to work for the operator: one page, second factor included. */
@Controller
@Open
@RequestMapping("/staff-invitation/{secret}")
class StaffInvitationController {

    private static final int TRIES_PER_MINUTE = 60;

    private final StaffInvitations invitations;
    private final StaffJoining joining;
    private final Throttle throttle;

    StaffInvitationController(
            StaffInvitations invitations, StaffJoining joining, Throttle throttle) {
        this.invitations = invitations;
        this.joining = joining;
        this.throttle = throttle;
    }

    @GetMapping
    String look(
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        take(request, response);
        return page(secret, FormInput.empty(), response, model);
    }

    @PostMapping
    String join(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        take(request, response);
        Outcome<List<String>> joined =
                joining.take(
                        secret,
                        new StaffJoining.Newcomer(name, password, code),
                        Client.of(request));
        if (joined instanceof Outcome.Done<List<String>>(List<String> codes)) {
            model.addAttribute("codes", codes);
            return "signin/staff-joined";
        }
        response.setStatus(joined.reasons().getFirst().code().kind().status());
        return page(secret, new FormInput(Map.of("name", name), joined.reasons()), response, model);
    }

    private void take(HttpServletRequest request, HttpServletResponse response) {
        throttle.take("staff-invitation", request, TRIES_PER_MINUTE, response);
    }

    private String page(String secret, FormInput form, HttpServletResponse response, Model model) {
        Outcome<StaffInvitation> looked = invitations.look(secret);
        Outcome<Authenticators.Draft> factor = joining.factor(secret);
        if (!(looked instanceof Outcome.Done<StaffInvitation>(StaffInvitation one))
                || !(factor
                        instanceof
                        Outcome.Done<Authenticators.Draft>(Authenticators.Draft draft))) {
            response.setStatus(Code.GONE.kind().status());
            return "signin/invitation-gone";
        }
        model.addAttribute("invitation", one);
        model.addAttribute("secret", secret);
        model.addAttribute("factor", draft);
        model.addAttribute("code", QrCode.of(draft.address()));
        model.addAttribute("form", form);
        return "signin/staff-invitation";
    }
}
