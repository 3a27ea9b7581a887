package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.people.Profiles;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Name, language, password and address of who is signed in. */
@WhileStopped
@Controller
class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/profile")
    String show(SignedIn me, Model model) {
        return page(me, "", FormInput.empty(), model);
    }

    @PostMapping("/profile")
    String update(
            SignedIn me,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "de") String language,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            Model model) {
        Outcome<People.Person> saved =
                profiles.update(me, name, Language.of(Locale.forLanguageTag(language)));
        return after(
                saved, "profile.saved", me, "name", Map.of("name", name), shell, response, model);
    }

    @PostMapping("/profile/password")
    String password(
            SignedIn me,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Outcome<Boolean> changed =
                profiles.changePassword(me, current, password, Client.of(request));
        return after(
                changed,
                "profile.password.changed",
                me,
                "password",
                Map.of(),
                shell,
                response,
                model);
    }

    @StepUp
    @PostMapping("/profile/address")
    String address(
            SignedIn me,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String code,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (code.isEmpty()) {
            var begun = profiles.beginAddress(me, email, Client.of(request));
            model.addAttribute("awaited", begun.isDone() ? email : "");
            if (!begun.isDone()) {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            }
            return page(
                    me, "address", new FormInput(Map.of("email", email), begun.reasons()), model);
        }
        model.addAttribute("awaited", email);
        return after(
                profiles.confirmAddress(me, code, Client.of(request)),
                "profile.address.changed",
                me,
                "address",
                Map.of("email", email),
                shell,
                response,
                model);
    }

    private String after(
            Outcome<?> outcome,
            String said,
            SignedIn me,
            String which,
            Map<String, String> values,
            Shell shell,
            HttpServletResponse response,
            Model model) {
        if (outcome.isDone()) {
            Flash.ok(response, shell.text(said));
            return "redirect:/profile";
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return page(me, which, new FormInput(values, outcome.reasons()), model);
    }

    private String page(SignedIn me, String which, FormInput form, Model model) {
        model.addAttribute("person", profiles.of(me));
        model.addAttribute("which", which);
        model.addAttribute("form", form);
        if (!model.containsAttribute("awaited")) {
            model.addAttribute("awaited", "");
        }
        return "profile/profile";
    }
}
