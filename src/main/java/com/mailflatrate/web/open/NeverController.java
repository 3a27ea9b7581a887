package com.mailflatrate.web.open;

import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.Answers;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /c/never/{secret}}: the second link of the mail that asks. Looking changes nothing; its
 * button stops all such mails, another one takes that back.
 */
@Controller
class NeverController {

    private final Answers answers;
    private final BadTokens badTokens;

    NeverController(Answers answers, BadTokens badTokens) {
        this.answers = answers;
        this.badTokens = badTokens;
    }

    @GetMapping("/c/never/{secret}")
    ModelAndView look(
            @PathVariable String secret,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(answers.view(secret), secret, shell, request, response);
    }

    @PostMapping("/c/never/{secret}")
    ModelAndView act(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String lift,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome<Answers.Standing> done =
                lift.isEmpty() ? answers.never(secret) : answers.lift(secret);
        return page(done, secret, shell, request, response);
    }

    private ModelAndView page(
            Outcome<Answers.Standing> outcome,
            String secret,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        if (outcome instanceof Outcome.Done<Answers.Standing>(Answers.Standing standing)) {
            return new ModelAndView(
                    "open/never", Map.of("shell", shell, "standing", standing, "secret", secret));
        }
        if (badTokens.isTooMany(Client.address(request))) {
            throw new RefusedException(Code.TOO_MANY_REQUESTS);
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return new ModelAndView("open/unknown", Map.of("shell", shell));
    }
}
