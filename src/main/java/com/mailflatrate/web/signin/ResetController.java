package com.mailflatrate.web.signin;

import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.doors.entry.SessionCookie;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.people.PasswordResets;
import com.mailflatrate.web.shared.FormInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password by a mailed link. */
@Controller
@Open
class ResetController {

    private static final int TRIES_PER_MINUTE = 20;
    private static final String ASK = "signin/reset-ask";
    private static final String SET = "signin/reset-set";

    private final PasswordResets resets;
    private final SessionCookie cookie;
    private final Throttle throttle;

    ResetController(PasswordResets resets, SessionCookie cookie, Throttle throttle) {
        this.resets = resets;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @GetMapping("/reset")
    String ask(@RequestParam(defaultValue = "") String email, Model model) {
        return ask(FormInput.of(Map.of("email", email)), false, model);
    }

    @PostMapping("/reset")
    String request(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.take("reset", request, TRIES_PER_MINUTE, response);
        Outcome<Boolean> asked = resets.request(email, Client.of(request));
        if (!asked.isDone()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        return ask(new FormInput(Map.of("email", email), asked.reasons()), asked.isDone(), model);
    }

    @GetMapping("/reset/{secret}")
    String form(@PathVariable String secret, HttpServletResponse response, Model model) {
        boolean good = resets.look(secret).isDone();
        if (!good) {
            response.setStatus(Code.GONE.kind().status());
        }
        return set(secret, good ? "ask" : "gone", FormInput.empty(), model);
    }

    @PostMapping("/reset/{secret}")
    String set(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        throttle.take("reset", request, TRIES_PER_MINUTE, response);
        return switch (resets.complete(secret, password, Client.of(request))) {
            case Outcome.Done<PasswordResets.Completed>(PasswordResets.Completed done) -> {
                cookie.keepDevice(request, response, done.device());
                yield set("", "done", FormInput.empty(), model);
            }
            case Outcome.Refused<PasswordResets.Completed> refused -> {
                Code code = refused.reasons().getFirst().code();
                response.setStatus(code.kind().status());
                boolean over = code == Code.GONE || code == Code.NOT_FOUND;
                yield set(
                        over ? "" : secret,
                        over ? "gone" : "ask",
                        new FormInput(Map.of(), refused.reasons()),
                        model);
            }
        };
    }

    private static String ask(FormInput form, boolean sent, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", sent);
        return ASK;
    }

    private static String set(String secret, String state, FormInput form, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("state", state);
        model.addAttribute("form", form);
        return SET;
    }
}
