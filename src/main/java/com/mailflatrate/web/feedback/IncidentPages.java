package com.mailflatrate.web.feedback;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.Access;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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

    private static final int LONGEST_HOURS = 72;

    private final Incidents incidents;
    private final Accounts accounts;
    private final InstantSource clock;

    IncidentPages(Incidents incidents, Accounts accounts, InstantSource clock) {
        this.incidents = incidents;
        this.accounts = accounts;
        this.clock = clock;
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
        String bare = name.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.length() > 255 || hours < 1 || hours > LONGEST_HOURS) {
            Flash.bad(response, shell.text("returns.declare.wrong", LONGEST_HOURS));
            return "redirect:/operator/returns#incidents";
        }
        Instant now = clock.instant();
        UUID id =
                incidents.declare(kind, bare, now.minus(Duration.ofHours(hours)), now, me.actor());
        return "redirect:/operator/incidents/" + id;
    }

    @PostMapping("/operator/incidents/{id}/undo")
    String undo(
            SignedIn me,
            @ModelAttribute Shell shell,
            @PathVariable UUID id,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:returns");
        existing(id);
        Flash.ok(response, shell.text("returns.undo.done", incidents.undo(id, me.actor())));
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
