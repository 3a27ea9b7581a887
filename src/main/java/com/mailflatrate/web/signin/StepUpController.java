package com.mailflatrate.web.signin;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Showing again that it is the person, then back to where the person was. */
@WhileStopped
@Controller
class StepUpController {

    private final StepUps stepUps;
    private final People people;

    StepUpController(StepUps stepUps, People people) {
        this.stepUps = stepUps;
        this.people = people;
    }

    @GetMapping("/step-up")
    String form(SignedIn me, @RequestParam(defaultValue = "/") String to, Model model) {
        return page(me, Paths.or(to, "/"), false, FormInput.empty(), model);
    }

    /** Without a code one is mailed to who has no authenticator. */
    @PostMapping("/step-up")
    String prove(
            SignedIn me,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (stepUps.prove(me, code, Client.of(request))) {
            case Outcome.Done<Instant> done -> "redirect:" + Paths.or(to, "/");
            case Outcome.Refused<Instant>(List<Reason> reasons) -> {
                boolean asks = reasons.getFirst().code() == Code.CODE_REQUIRED;
                if (!asks) {
                    response.setStatus(reasons.getFirst().code().kind().status());
                }
                yield page(
                        me,
                        Paths.or(to, "/"),
                        true,
                        new FormInput(Map.of(), asks ? List.of() : reasons),
                        model);
            }
        };
    }

    private String page(SignedIn me, String to, boolean sent, FormInput form, Model model) {
        People.Person person = people.find(me.user()).orElseThrow();
        model.addAttribute("byApp", person.authenticator() || person.staff());
        model.addAttribute("email", person.email().full());
        model.addAttribute("sent", sent);
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        return "signin/step-up";
    }
}
