package com.mailflatrate.web.feedback;

import com.mailflatrate.abuse.inbox.Deciding;
import com.mailflatrate.abuse.inbox.Decision;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a person decides about a mail that could not be understood. */
@Controller
class DecisionPages {

    private final Deciding deciding;

    DecisionPages(Deciding deciding) {
        this.deciding = deciding;
    }

    @PostMapping("/operator/returns/{id}/decision")
    String decide(
            SignedIn me,
            @ModelAttribute Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:returns");
        Decision.Choice choice =
                Decision.Choice.of(decision)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        if (choice == Decision.Choice.COMPLAINT) {
            Access.require(me, "operator:cases");
        }
        StoredMail mail =
                deciding.decide(id, choice, note.isBlank() ? null : note.strip(), me.actor())
                        .orThrow();
        Flash.ok(response, shell.text("returns.decided." + choice.name()));
        Decision made = mail.decision();
        return made == null || made.opened() == null
                ? "redirect:/operator/returns"
                : "redirect:/operator/cases/" + made.opened();
    }
}
