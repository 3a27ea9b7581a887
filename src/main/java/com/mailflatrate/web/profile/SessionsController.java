package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the person is signed in; ends one session, or all but this. */
@WhileStopped
@Controller
class SessionsController {

    private static final String BACK = "redirect:/profile/sessions";

    private final Sessions sessions;

    SessionsController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/profile/sessions")
    String list(SignedIn me, Model model) {
        model.addAttribute("sessions", sessions.list(me));
        model.addAttribute("here", String.valueOf(me.viaId()));
        return "profile/sessions";
    }

    @PostMapping("/profile/sessions/{id}/end")
    String end(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        sessions.end(me, Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)))
                .orThrow();
        Flash.ok(response, shell.text("sessions.ended"));
        return BACK;
    }

    @PostMapping("/profile/sessions/end-others")
    String endOthers(
            SignedIn me, @ModelAttribute("shell") Shell shell, HttpServletResponse response) {
        Flash.ok(response, shell.text("sessions.endedOthers", sessions.endOthers(me)));
        return BACK;
    }
}
