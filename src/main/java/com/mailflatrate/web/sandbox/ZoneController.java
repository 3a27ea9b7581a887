package com.mailflatrate.web.sandbox;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.sandbox.DnsEntry;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The records of the built-in zone. */
@Controller
@RequestMapping("/sandbox/dns")
@SandboxOnly
class ZoneController {

    private final SandboxZone zone;

    ZoneController(SandboxZone zone) {
        this.zone = zone;
    }

    @GetMapping
    String show(SignedIn me, Model model) {
        Access.requireStaff(me, "sandbox:dns");
        model.addAttribute("entries", zone.entries());
        return "sandbox/dns";
    }

    @PostMapping
    String put(
            SignedIn me,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            @RequestParam String name,
            @RequestParam RecordType type,
            @RequestParam String values) {
        Access.requireStaff(me, "sandbox:dns");
        List<String> lines =
                values.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return done(zone.put(name, type, lines), "sandbox.dns.saved", shell, response);
    }

    @PostMapping("/delete")
    String remove(
            SignedIn me,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response,
            @RequestParam String name,
            @RequestParam RecordType type) {
        Access.requireStaff(me, "sandbox:dns");
        return done(zone.remove(name, type), "sandbox.dns.removed", shell, response);
    }

    private static String done(
            Outcome<DnsEntry> outcome, String key, Shell shell, HttpServletResponse response) {
        if (outcome instanceof Outcome.Done<DnsEntry>(DnsEntry entry)) {
            Flash.ok(response, shell.text(key, entry.type().name(), entry.name()));
        } else {
            Flash.bad(response, shell.text(outcome.reasons().getFirst()));
        }
        return "redirect:/sandbox/dns";
    }
}
