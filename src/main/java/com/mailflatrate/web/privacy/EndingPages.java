package com.mailflatrate.web.privacy;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.privacy.ending.Ending;
import com.mailflatrate.privacy.ending.Endings;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An owner ends the contract, takes the end back, reads the certificate. */
@WhileStopped
@Controller
@RequestMapping("/account/ending")
class EndingPages {

    private final Endings endings;

    EndingPages(Endings endings) {
        this.endings = endings;
    }

    @GetMapping
    String show(SignedIn me, Model model) {
        return show(me, model, FormInput.empty());
    }

    @PostMapping
    String end(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        me.accountOr404();
        Access.require(me, "account:write");
        Outcome<Ending> done =
                typed.containsKey("sure")
                        ? endings.end(me, typed.getOrDefault("why", ""))
                        : Outcome.refused(Reason.field(Code.REQUIRED, "sure"));
        if (!done.isDone()) {
            if (done.reasons().getFirst().field() == null) {
                done.orThrow();
            }
            response.setStatus(422);
            return show(me, model, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("ending.ended"));
        return "redirect:/account/ending";
    }

    @PostMapping("/back")
    String takeBack(
            SignedIn me, HttpServletResponse response, @ModelAttribute("shell") Shell shell) {
        me.accountOr404();
        Access.require(me, "account:write");
        endings.takeBack(me).orThrow();
        Flash.ok(response, shell.text("ending.takenBack"));
        return "redirect:/account";
    }

    private String show(SignedIn me, Model model, FormInput form) {
        AccountId account = me.accountOr404();
        Access.require(me, "account:read");
        model.addAttribute("ending", endings.find(account).orElse(null));
        model.addAttribute("days", Endings.RETRIEVAL.toDays());
        model.addAttribute("mayEnd", me.roles().contains(Role.OWNER));
        model.addAttribute("form", form);
        return "privacy/ending";
    }
}
