package com.mailflatrate.web.sandbox;

import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.entry.SessionCookie;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.sandbox.demo.DemoEntrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The link in the demo's terminal: in as one of its people by one click. */
@Controller
@Open
@RequestMapping("/sandbox/enter/{secret}")
@SandboxOnly
@ConditionalOnProperty("mailflatrate.demo")
class EnterController {

    private final DemoEntrance entrance;
    private final SessionCookie cookie;

    EnterController(DemoEntrance entrance, SessionCookie cookie) {
        this.entrance = entrance;
        this.cookie = cookie;
    }

    @GetMapping
    String show(@PathVariable String secret, Model model) {
        if (!entrance.isOpen(secret)) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        return page(secret, false, model);
    }

    @PostMapping("/customer")
    String customer(
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<OpenedSession> opened = entrance.customer(secret, Client.of(request));
        return in(opened, secret, request, response, model);
    }

    @PostMapping("/operator")
    String operator(
            @PathVariable String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<OpenedSession> opened = entrance.operator(secret, Client.of(request));
        return in(opened, secret, request, response, model);
    }

    /** Whose password or authenticator is another by now comes in as everybody does. */
    private String in(
            Optional<OpenedSession> opened,
            String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (opened.isPresent()) {
            cookie.open(request, response, opened.get());
            return "redirect:/";
        }
        if (!entrance.isOpen(secret)) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return page(secret, true, model);
    }

    private static String page(String secret, boolean refused, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("refused", refused);
        return "sandbox/enter";
    }
}
