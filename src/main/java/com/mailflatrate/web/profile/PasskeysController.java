package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.StepUp;
import com.mailflatrate.doors.entry.HomeSite;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.people.PersonPasskeys;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** Adds and removes passkeys; the page's script talks to the browser's authenticator in between. */
@WhileStopped
@Controller
class PasskeysController {

    private final Passkeys passkeys;
    private final PersonPasskeys own;
    private final HomeSite site;

    PasskeysController(Passkeys passkeys, PersonPasskeys own, HomeSite site) {
        this.passkeys = passkeys;
        this.own = own;
        this.site = site;
    }

    @StepUp
    @PostMapping("/profile/passkeys/options")
    @ResponseBody
    PasskeyOptions options(SignedIn me, HttpServletRequest request) {
        return PasskeyOptions.create(passkeys.beginRegistration(me.user()), me, site.of(request));
    }

    @StepUp
    @PostMapping("/profile/passkeys")
    @ResponseBody
    Map<String, String> add(
            SignedIn me,
            @RequestBody PasskeyAnswer body,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        own.add(
                        me,
                        body.challengeId(),
                        body.text(),
                        body.name(),
                        site.of(request),
                        Client.of(request))
                .orThrow();
        Flash.ok(response, shell.text("passkeys.added"));
        return Map.of("to", "/profile/security");
    }

    @StepUp
    @PostMapping("/profile/passkeys/{id}/remove")
    String remove(
            SignedIn me,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        own.remove(
                        me,
                        Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND)),
                        Client.of(request))
                .orThrow();
        Flash.ok(response, shell.text("passkeys.removed"));
        return "redirect:/profile/security";
    }
}
