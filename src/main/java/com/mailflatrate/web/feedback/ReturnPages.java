package com.mailflatrate.web.feedback;

import com.mailflatrate.abuse.inbox.Inbox;
import com.mailflatrate.abuse.inbox.ReturnDesk;
import com.mailflatrate.abuse.inbox.Shelf;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.feedback.complaint.Feeds;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.web.shared.Shell;
import java.util.HashMap;
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
    private final ReturnDesk desk;

    ReturnPages(
            Inbox inbox,
            Feeds feeds,
            Incidents incidents,
            Concerns concerns,
            ContactViews views,
            Rereads rereads,
            ReturnDesk desk) {
        this.inbox = inbox;
        this.feeds = feeds;
        this.incidents = incidents;
        this.concerns = concerns;
        this.views = views;
        this.rereads = rereads;
        this.desk = desk;
    }

    @GetMapping("/operator/returns")
    ModelAndView list(
            SignedIn me,
            @ModelAttribute Shell shell,
            @RequestParam(defaultValue = "undecided") String kind,
            @RequestParam(required = false) @Nullable String cursor) {
        Access.requireStaff(me, "operator:returns");
        Shelf shelf = Shelf.of(kind).orElse(Shelf.UNDECIDED);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("shell", shell);
        model.put("shelf", shelf);
        model.put("undecided", inbox.undecided());
        model.put("counts", inbox.counts());
        Page<StoredMail> mails = inbox.page(shelf, new PageRequest(ROWS, cursor));
        views.tableSeenByStaff(mails.items().stream().map(StoredMail::account), me);
        model.put("mails", mails.items());
        model.put("older", mails.nextCursor());
        model.put("rereads", rereads.page(new PageRequest(5, null)).items());
        model.put("feeds", feeds.all());
        model.put("silent", feeds.silent());
        model.put("concerns", concerns.ofBounces());
        model.put("complaints", concerns.ofComplaints());
        model.put("incidents", incidents.page(new PageRequest(20, null)).items());
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
        desk.register(domain, name, owner, everyDays, signed, me.actor()).orThrow();
        return "redirect:/operator/returns#feeds";
    }
}
