package com.mailflatrate.web.feedback;

import com.mailflatrate.abuse.inbox.Inbox;
import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.feedback.Rereader;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.reread.Upshot;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /operator/returns/{id}}: one mail that came back, as it came and as it was taken, and
 * reading again.
 */
@Controller
class ReturnedMailPages {

    /** So much of a mail is shown. */
    private static final int SHOWN = 20_000;

    private static final Duration LATELY = Duration.ofDays(30);

    private final Inbox inbox;
    private final Inbound inbound;
    private final Rereads rereads;
    private final Rereader rereader;
    private final ContactViews views;
    private final ReturnDesk desk;
    private final InstantSource clock;

    ReturnedMailPages(
            Inbox inbox,
            Inbound inbound,
            Rereads rereads,
            Rereader rereader,
            ContactViews views,
            ReturnDesk desk,
            InstantSource clock) {
        this.inbox = inbox;
        this.inbound = inbound;
        this.rereads = rereads;
        this.rereader = rereader;
        this.views = views;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/operator/returns/{id}")
    String mail(SignedIn me, @PathVariable UUID id, Model model) {
        Access.requireStaff(me, "operator:returns");
        StoredMail mail = inbox.find(id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        byte[] raw = inbound.raw(id).orElse(new byte[0]);
        views.seenByStaff(mail.account(), me, true);
        model.addAttribute("mail", mail);
        model.addAttribute("raw", shown(raw));
        model.addAttribute("cut", raw.length > SHOWN);
        model.addAttribute("readings", rereads.ofMail(id));
        return "returns/mail";
    }

    @PostMapping("/operator/returns/{id}/again")
    String again(
            SignedIn me,
            @ModelAttribute Shell shell,
            @PathVariable UUID id,
            HttpServletResponse response) {
        Access.requireStaff(me, "operator:returns");
        if (inbox.find(id).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        Upshot upshot = rereader.again(id, me.actor()).orThrow();
        String text = shell.text("returns.upshot." + upshot.name());
        switch (upshot) {
            case SAME, APPLIED, WOULD_CHANGE -> Flash.ok(response, text);
            case LEFT_ALONE -> Flash.warn(response, text);
            case UNREADABLE -> Flash.bad(response, text);
        }
        return "redirect:/operator/returns/" + id;
    }

    /** All mails of thirty days. */
    @PostMapping("/operator/rereads")
    String all(SignedIn me, @RequestParam(defaultValue = "false") boolean dryRun) {
        Access.requireStaff(me, "operator:returns");
        desk.reread(clock.instant().minus(LATELY), dryRun, me.actor()).orThrow();
        return "redirect:/operator/returns#rereads";
    }

    private static String shown(byte[] raw) {
        String text = new String(raw, 0, Math.min(raw.length, SHOWN), StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
