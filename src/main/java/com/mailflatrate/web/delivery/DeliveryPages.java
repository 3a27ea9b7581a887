package com.mailflatrate.web.delivery;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.measured.SiteMeasures;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.delivery.Standstills.Standstill;
import com.mailflatrate.doors.Access;
import com.mailflatrate.health.QueueHealth;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What waits for whom, how much each provider takes, what it says, what we did about it by
 * ourselves; and letting mail out again after a restore.
 */
@Controller
class DeliveryPages {

    private static final int LONGEST_NOTE = 1_000;
    private static final int OPEN = 50;

    private final QueueHealth health;
    private final Standstills standstills;
    private final SiteMeasures measures;

    DeliveryPages(QueueHealth health, Standstills standstills, SiteMeasures measures) {
        this.health = health;
        this.standstills = standstills;
        this.measures = measures;
    }

    @GetMapping("/operator/delivery")
    String show(SignedIn me, Model model) {
        Access.requireStaff(me, "operator:delivery");
        model.addAttribute("report", health.report());
        model.addAttribute("open", measures.page(true, new PageRequest(OPEN, null)));
        return "delivery/health";
    }

    @PostMapping("/operator/delivery/release")
    String release(
            SignedIn me,
            @RequestParam(defaultValue = "") String note,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:delivery");
        String said = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note.strip();
        boolean released =
                !said.isEmpty()
                        && standstills.release(said, me.actor())
                                instanceof Outcome.Done<Standstill>;
        Flash.ok(response, shell.text(released ? "delivery.released" : "delivery.notReleased"));
        return "redirect:/operator/delivery";
    }
}
