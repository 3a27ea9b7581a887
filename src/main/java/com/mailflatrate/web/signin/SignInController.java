package com.mailflatrate.web.signin;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.doors.entry.SessionCookie;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out, and the house's front door. */
@Controller
@Open
class SignInController {

    private static final String PAGE = "signin/sign-in";

    private final Sessions sessions;
    private final SessionCookie cookie;

    SignInController(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/")
    String home(Optional<SignedIn> me) {
        return "redirect:" + me.map(SignInController::home).orElse("/sign-in");
    }

    @GetMapping("/sign-in")
    String form(
            Optional<SignedIn> me,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String joined,
            Model model) {
        if (me.isPresent()) {
            return "redirect:" + Paths.or(to, home(me.get()));
        }
        model.addAttribute("form", FormInput.of(Map.of("to", to)));
        model.addAttribute("askCode", false);
        model.addAttribute("joined", joined != null);
        return PAGE;
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String halfWay,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Sessions.Attempt attempt =
                new Sessions.Attempt(
                        email, password, code, cookie.device(request).orElse(null), halfWay);
        return switch (sessions.open(attempt, Client.of(request))) {
            case Outcome.Done<OpenedSession>(OpenedSession session) -> {
                cookie.open(request, response, session);
                String home =
                        sessions.find(session.token()).map(SignInController::home).orElse("/start");
                yield "redirect:" + Paths.or(to, home);
            }
            case Outcome.Refused<OpenedSession>(List<Reason> reasons) -> {
                response.setStatus(reasons.getFirst().code().kind().status());
                Throttle.sayWhen(reasons, response);
                askAgain(attempt, to, reasons, model);
                yield PAGE;
            }
        };
    }

    /** For everything, or for the code alone when the rest was right. */
    private void askAgain(Sessions.Attempt attempt, String to, List<Reason> reasons, Model model) {
        boolean aboutCode = reasons.stream().anyMatch(reason -> "code".equals(reason.field()));
        String halfWay = aboutCode ? sessions.halfWay(attempt).orElse("") : "";
        Map<String, String> values = Map.of("email", attempt.email(), "to", to, "halfWay", halfWay);
        model.addAttribute("form", new FormInput(values, reasons));
        model.addAttribute("askCode", !halfWay.isEmpty());
        model.addAttribute("joined", false);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.close(request, response);
        return "redirect:/sign-in";
    }

    private static String home(SignedIn me) {
        return !me.staff()
                ? "/start"
                : me.may("operator:review")
                        ? "/operator/review"
                        : me.may("operator:cases") ? "/operator/cases" : "/operator/delivery";
    }
}
