package com.mailflatrate.web.feedback;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.feedback.complaint.Feeds;
import com.mailflatrate.feedback.inbox.Inbox;
import com.mailflatrate.feedback.inbox.StoredMail;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.web.shared.Shell;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /operator/returns}: what came back, which feeds report, which refusals were nobody's
 * fault.
 */
@Controller
public class ReturnPages {

    private static final int ROWS = 50;

    private final Inbox inbox;
    private final Feeds feeds;
    private final Incidents incidents;
    private final Concerns concerns;
    private final ContactViews views;
    private final Rereads rereads;

    ReturnPages(
            Inbox inbox,
            Feeds feeds,
            Incidents incidents,
            Concerns concerns,
            ContactViews views,
            Rereads rereads) {
        this.inbox = inbox;
        this.feeds = feeds;
        this.incidents = incidents;
        this.concerns = concerns;
        this.views = views;
        this.rereads = rereads;
    }

    @GetMapping("/operator/returns")
    ModelAndView list(
            SignedIn me,
            @ModelAttribute Shell shell,
            @RequestParam(defaultValue = "JUNK") String kind,
            @RequestParam(required = false) @Nullable Instant before) {
        Access.requireStaff(me, "operator:returns");
        Kind chosen = kind(kind);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("shell", shell);
        model.put("kind", chosen);
        model.put("counts", inbox.counts());
        List<StoredMail> mails = inbox.page(chosen, before, ROWS);
        views.tableSeenByStaff(mails.stream().map(StoredMail::account), me);
        model.put("mails", mails);
        model.put("older", mails.size() == ROWS ? mails.getLast().at() : null);
        model.put("rereads", rereads.recent(5));
        model.put("feeds", feeds.all());
        model.put("silent", feeds.silent());
        model.put("concerns", concerns.ofBounces());
        model.put("complaints", concerns.ofComplaints());
        model.put("incidents", incidents.recent(20));
        return new ModelAndView("returns/inbox", model);
    }

    @PostMapping("/operator/feeds")
    String feed(
            SignedIn me,
            @RequestParam String domain,
            @RequestParam String name,
            @RequestParam String owner,
            @RequestParam(defaultValue = "0") int everyDays,
            @RequestParam(defaultValue = "false") boolean signed) {
        Access.requireStaff(me, "operator:returns");
        feeds.put(domain, name, owner, everyDays, signed).orThrow();
        return "redirect:/operator/returns#feeds";
    }

    private static @Nullable Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElse(null);
    }
}
