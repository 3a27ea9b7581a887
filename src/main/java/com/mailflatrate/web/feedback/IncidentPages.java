package com.mailflatrate.web.feedback;

import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.Access;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /operator/incidents}: a provider's bad day, whom it hit, what to tell them, and taking
 * back.
 */
@Controller
public class IncidentPages {

    private final Incidents incidents;
    private final Accounts accounts;
    private final ReturnDesk desk;

    IncidentPages(Incidents incidents, Accounts accounts, ReturnDesk desk) {
        this.incidents = incidents;
        this.accounts = accounts;
        this.desk = desk;
    }

    /** An account that was hit, by its name. */
    public record Hit(String name, Incidents.Hit counts) {}

    @GetMapping("/operator/incidents/{id}")
    String page(SignedIn me, @PathVariable UUID id, Model model) {
        Access.requireStaff(me, "operator:returns");
        model.addAttribute("incident", existing(id));
        model.addAttribute("hit", hit(id));
        return "returns/incident";
    }

    @PostMapping("/operator/incidents")
    String declare(
            SignedIn me,
            @ModelAttribute Shell shell,
            @RequestParam Incident.Kind kind,
            @RequestParam String name,
            @RequestParam int hours,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:returns");
        return switch (desk.declare(kind, name, hours, me.actor())) {
            case Outcome.Done<Incident>(Incident made) ->
                    "redirect:/operator/incidents/" + made.id();
            case Outcome.Refused<Incident> _ -> {
                Flash.bad(response, shell.text("returns.declare.wrong", ReturnDesk.LONGEST_HOURS));
                yield "redirect:/operator/returns#incidents";
            }
        };
    }

    @PostMapping("/operator/incidents/{id}/undo")
    String undo(
            SignedIn me,
            @ModelAttribute Shell shell,
            @PathVariable UUID id,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:returns");
        long returned = desk.undo(id, me.actor()).orThrow();
        Flash.ok(response, shell.text("returns.undo.done", returned));
        return "redirect:/operator/incidents/" + id;
    }

    private Incident existing(UUID id) {
        return incidents.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private List<Hit> hit(UUID id) {
        return incidents.hit(id).stream().map(one -> new Hit(name(one), one)).toList();
    }

    private String name(Incidents.Hit hit) {
        return Lanes.engine(() -> accounts.find(hit.account()))
                .map(Account::company)
                .map(company -> company.name())
                .orElse("–");
    }
}
