package com.mailflatrate.web.signin;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.OpenedSession;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.doors.entry.HomeSite;
import com.mailflatrate.doors.entry.SessionCookie;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.profile.PasskeyAnswer;
import com.mailflatrate.web.profile.PasskeyOptions;
import com.mailflatrate.web.shared.Paths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Comes in by a passkey, without address and password; or shows with one that it is the person. */
@Controller
class PasskeyController {

    private static final int TRIES_PER_MINUTE = 30;

    private final Passkeys passkeys;
    private final Sessions sessions;
    private final StepUps stepUps;
    private final SessionCookie cookie;
    private final HomeSite site;
    private final Throttle throttle;

    PasskeyController(
            Passkeys passkeys,
            Sessions sessions,
            StepUps stepUps,
            SessionCookie cookie,
            HomeSite site,
            Throttle throttle) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.stepUps = stepUps;
        this.cookie = cookie;
        this.site = site;
        this.throttle = throttle;
    }

    @Open
    @PostMapping("/sign-in/passkey/options")
    @ResponseBody
    PasskeyOptions options(HttpServletRequest request, HttpServletResponse response) {
        throttle.take("passkey", request, TRIES_PER_MINUTE, response);
        return PasskeyOptions.get(passkeys.beginSignIn(), site.of(request));
    }

    @Open
    @PostMapping("/sign-in/passkey")
    @ResponseBody
    Map<String, String> signIn(
            @RequestBody PasskeyAnswer body,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        String device = cookie.device(request).orElse(null);
        Sessions.Attempt password = body.afterPassword(device);
        OpenedSession session =
                sessions.openByPasskey(
                                body.challengeId(),
                                body.text(),
                                site.of(request),
                                password == null
                                        ? new Sessions.Attempt("", "", null, device)
                                        : password,
                                Client.of(request))
                        .orThrow();
        cookie.open(request, response, session);
        return Map.of("to", Paths.or(to, "/"));
    }

    @WhileStopped
    @PostMapping("/step-up/passkey")
    @ResponseBody
    Map<String, String> stepUp(
            SignedIn me,
            @RequestBody PasskeyAnswer body,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request) {
        stepUps.proveByPasskey(
                        me, body.challengeId(), body.text(), site.of(request), Client.of(request))
                .orThrow();
        return Map.of("to", Paths.or(to, "/"));
    }
}
