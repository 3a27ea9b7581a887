package com.mailflatrate.web.open;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code GET /u/{token}}: one button. Looking changes nothing; {@link UnsubscribeFilter} acts. */
@Controller
class UnsubscribeController {

    private final UnsubscribePages pages;
    private final BadTokens badTokens;

    UnsubscribeController(UnsubscribePages pages, BadTokens badTokens) {
        this.pages = pages;
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
        return switch (pages.of(token)) {
            case UnsubscribePage.Unknown unknown -> unknown(shell, request, response);
            case UnsubscribePage.Gone gone ->
                    new ModelAndView(
                            "open/gone",
                            Map.of("shell", shell, "token", token, "noted", done.equals("noted")));
            case UnsubscribePage.Known known -> known(known, token, done, shell);
        };
    }

    private ModelAndView known(
            UnsubscribePage.Known known, String token, String done, Shell shell) {
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
        if (badTokens.isTooMany(request.getRemoteAddr())) {
            throw new RefusedException(Code.TOO_MANY_REQUESTS);
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return new ModelAndView("open/unknown", Map.of("shell", shell));
    }
}
