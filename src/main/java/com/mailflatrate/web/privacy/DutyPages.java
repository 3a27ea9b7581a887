package com.mailflatrate.web.privacy;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.privacy.ending.Endings;
import com.mailflatrate.privacy.request.Requests;
import com.mailflatrate.privacy.retention.Forgettings;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The operator's view of the duties: what runs, what ended, what grew old, what is held. */
@Controller
@RequestMapping("/operator/privacy")
class DutyPages {

    private static final int MOST = 50;
    private static final String SCOPE = "operator:privacy";

    private final Duties duties;
    private final LegalHolds holds;
    private final Accounts accounts;

    DutyPages(Duties duties, LegalHolds holds, Accounts accounts) {
        this.duties = duties;
        this.holds = holds;
        this.accounts = accounts;
    }

    /** What is shown. */
    @Component("dutiesShown")
    record Duties(Requests requests, Endings endings, Forgettings forgettings) {}

    @GetMapping
    String show(SignedIn me, Model model) {
        return show(me, model, FormInput.empty());
    }

    @PostMapping("/holds")
    String hold(
            SignedIn me,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @RequestParam Map<String, String> typed) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        Outcome<LegalHold> done = set(me, typed);
        if (!done.isDone()) {
            response.setStatus(422);
            return show(me, model, new FormInput(typed, done.reasons()));
        }
        Flash.ok(response, shell.text("duties.holdSet"));
        return "redirect:/operator/privacy";
    }

    @PostMapping("/holds/{id}/lift")
    String lift(
            SignedIn me,
            HttpServletResponse response,
            @ModelAttribute("shell") Shell shell,
            @PathVariable String id) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        UUID hold = Ids.uuid(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        holds.lift(hold, me.actor()).orThrow();
        Flash.ok(response, shell.text("duties.lifted"));
        return "redirect:/operator/privacy";
    }

    private Outcome<LegalHold> set(SignedIn me, Map<String, String> typed) {
        Optional<AccountId> account =
                Ids.uuid(typed.getOrDefault("account", "").strip())
                        .flatMap(accounts::byPublicId)
                        .map(found -> found.id());
        if (account.isEmpty()) {
            return Outcome.refused(Reason.field(Code.INVALID_VALUE, "account"));
        }
        String contact = typed.getOrDefault("contact", "").strip();
        Optional<ContactId> only = ContactId.parse(contact);
        if (!contact.isEmpty() && only.isEmpty()) {
            return Outcome.refused(Reason.field(Code.INVALID_VALUE, "contact"));
        }
        return holds.set(
                account.get(), only.orElse(null), typed.getOrDefault("reason", ""), me.actor());
    }

    private String show(SignedIn me, Model model, FormInput form) {
        Access.requireStaff(me);
        Access.require(me, SCOPE);
        model.addAttribute("open", duties.requests().open(MOST));
        model.addAttribute("endings", duties.endings().newest(MOST));
        model.addAttribute("forgotten", duties.forgettings().newest(MOST));
        model.addAttribute("holds", holds.open());
        Function<AccountId, String> names = this::name;
        model.addAttribute("names", names);
        model.addAttribute("form", form);
        return "privacy/duties";
    }

    private String name(AccountId account) {
        return Lanes.engine(() -> accounts.find(account))
                .map(found -> found.company().name())
                .orElse("");
    }
}
