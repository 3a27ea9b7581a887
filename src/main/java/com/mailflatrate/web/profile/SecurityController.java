package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Authenticators;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.people.PersonPasskeys;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second factor: set up with a picture or the secret in groups, recovery codes, removal. */
@WhileStopped
@Controller
class SecurityController {

    private static final String BACK = "redirect:/profile/security";

    private final Authenticators authenticators;
    private final PersonPasskeys passkeys;
    private final StepUps stepUps;
    private final People people;

    SecurityController(
            Authenticators authenticators,
            PersonPasskeys passkeys,
            StepUps stepUps,
            People people) {
        this.passkeys = passkeys;
        this.stepUps = stepUps;
        this.authenticators = authenticators;
        this.people = people;
    }

    @GetMapping("/profile/security")
    String show(SignedIn me, Model model) {
        model.addAttribute("person", people.find(me.user()).orElseThrow());
        model.addAttribute("left", authenticators.recoveryLeft(me));
        model.addAttribute("passkeys", passkeys.list(me));
        model.addAttribute("fresh", stepUps.isFresh(me));
        return "profile/security";
    }

    @StepUp
    @PostMapping("/profile/security/authenticator")
    String begin(SignedIn me, Model model) {
        return setUp(authenticators.begin(me), FormInput.empty(), model);
    }

    /** The secret comes back with the form, so that a mistyped code does not start all over. */
    @StepUp
    @PostMapping("/profile/security/authenticator/confirm")
    String confirm(
            SignedIn me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String address,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (authenticators.confirm(me, code, Client.of(request))) {
            case Outcome.Done<List<String>>(List<String> codes) -> recovery(codes, model);
            case Outcome.Refused<List<String>>(List<Reason> reasons) -> {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                String secret = address.replaceAll(".*[?&]secret=([A-Z2-7]+).*", "$1");
                yield setUp(
                        new Authenticators.Draft(secret, address),
                        new FormInput(Map.of(), reasons),
                        model);
            }
        };
    }

    @StepUp
    @PostMapping("/profile/security/authenticator/remove")
    String remove(
            SignedIn me,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        authenticators.remove(me, Client.of(request)).orThrow();
        Flash.ok(response, shell.text("security.removed"));
        return BACK;
    }

    @StepUp
    @PostMapping("/profile/security/recovery")
    String renew(SignedIn me, HttpServletRequest request, Model model) {
        return recovery(authenticators.renewRecovery(me, Client.of(request)).orThrow(), model);
    }

    private static String setUp(Authenticators.Draft draft, FormInput form, Model model) {
        model.addAttribute("secret", draft.secret().replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("address", draft.address());
        model.addAttribute("code", QrCode.of(draft.address()));
        model.addAttribute("form", form);
        return "profile/authenticator";
    }

    private static String recovery(List<String> codes, Model model) {
        model.addAttribute("codes", codes);
        return "profile/recovery";
    }
}
