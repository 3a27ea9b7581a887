package com.mailflatrate.web.open;

import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code GET /u/{token}}: one button. Looking changes nothing; {@link UnsubscribeFilter} acts. */
@Controller
class UnsubscribeController {

    private final UnsubscribePages pages;
    private final Tokens tokens;
    private final BadTokens badTokens;

    UnsubscribeController(UnsubscribePages pages, Tokens tokens, BadTokens badTokens) {
        this.pages = pages;
        this.tokens = tokens;
        this.badTokens = badTokens;
    }

    @GetMapping("/u/{token}")
    ModelAndView page(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String done,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return switch (find(token)) {
            case UnsubscribePage.Away away ->
                    new ModelAndView(
                            "open/away",
                            Map.of("shell", shell, "token", token, "kept", !done.isEmpty()));
            case UnsubscribePage.Unknown unknown -> unknown(shell, request, response);
            case UnsubscribePage.Gone gone ->
                    new ModelAndView(
                            "open/gone",
                            Map.of("shell", shell, "token", token, "noted", done.equals("noted")));
            case UnsubscribePage.Known known -> known(known, token, done, shell);
        };
    }

    /** Whoever wants to leave while the database is away gets a button, not an apology. */
    private UnsubscribePage find(String token) {
        try {
            return pages.of(token);
        } catch (DataAccessException | TransactionException away) {
            return tokens.verify(TokenPurpose.UNSUBSCRIBE, token).isPresent()
                    ? new UnsubscribePage.Away()
                    : new UnsubscribePage.Unknown();
        }
    }

    private ModelAndView known(
            UnsubscribePage.Known known, String token, String done, Shell shell) {
        if (done.equals("prefs")) {
            return new ModelAndView("open/asked", Map.of("shell", shell, "page", known));
        }
        if (done.equals("choose") && !known.email().isEmpty()) {
            return new ModelAndView(
                    "open/choose", Map.of("shell", shell, "page", known, "token", token));
        }
        boolean left = known.isOut() || done.equals("lists") && known.addressed().isEmpty();
        String view = left ? "open/unsubscribed" : "open/unsubscribe";
        boolean again = done.equals("again");
        return left
                ? new ModelAndView(
                        view, Map.of("shell", shell, "page", known, "token", token, "again", again))
                : new ModelAndView(view, Map.of("shell", shell, "page", known, "token", token));
    }

    private ModelAndView unknown(
            Shell shell, HttpServletRequest request, HttpServletResponse response) {
        if (badTokens.isTooMany(Client.address(request))) {
            throw new RefusedException(Code.TOO_MANY_REQUESTS, badTokens.secondsToWait());
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return new ModelAndView("open/unknown", Map.of("shell", shell));
    }
}
