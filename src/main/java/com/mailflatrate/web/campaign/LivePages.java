package com.mailflatrate.web.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.measured.MailingMeasures;
import com.mailflatrate.campaign.progress.Providers;
import com.mailflatrate.doors.Access;
import com.mailflatrate.feedback.bounce.BounceOverview;
import com.mailflatrate.feedback.bounce.BounceOverview.Share;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.standing.WhileStopped;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A mailing while it runs: progress, pause, resume, cancel, and what was decided. */
@Controller
class LivePages {

    private final Mailings mailings;
    private final Providers providers;
    private final BounceOverview bounces;
    private final MailingMeasures measures;

    LivePages(
            Mailings mailings,
            Providers providers,
            BounceOverview bounces,
            MailingMeasures measures) {
        this.mailings = mailings;
        this.providers = providers;
        this.bounces = bounces;
        this.measures = measures;
    }

    @GetMapping("/mailings/{id}")
    String page(SignedIn me, @PathVariable MailingId id, Model model) {
        show(view(me, id), model);
        return "campaign/live";
    }

    @GetMapping("/mailings/{id}/live")
    String fragment(SignedIn me, @PathVariable MailingId id, Model model) {
        show(view(me, id), model);
        return "campaign/livepart";
    }

    @GetMapping("/mailings/{id}/cancel")
    String ask(SignedIn me, @PathVariable MailingId id, Model model) {
        model.addAttribute("view", view(me, id));
        return "campaign/cancel";
    }

    @WhileStopped
    @PostMapping("/mailings/{id}/pause")
    String pause(
            SignedIn me,
            @PathVariable MailingId id,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        return say(
                id,
                mailings.pause(may(me, id), id, null, me.actor()),
                "campaign.paused",
                shell,
                response);
    }

    @PostMapping("/mailings/{id}/resume")
    String resume(
            SignedIn me,
            @PathVariable MailingId id,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        return say(
                id,
                mailings.resume(may(me, id), id, null, me.actor()),
                "campaign.resumed",
                shell,
                response);
    }

    @WhileStopped
    @PostMapping("/mailings/{id}/cancel")
    String cancel(
            SignedIn me,
            @PathVariable MailingId id,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        return say(
                id,
                mailings.cancel(may(me, id), id, null, me.actor()),
                "campaign.cancelled",
                shell,
                response);
    }

    private static String say(
            MailingId id,
            Outcome<Mailing> outcome,
            String done,
            Shell shell,
            HttpServletResponse response) {
        switch (outcome) {
            case Outcome.Done<Mailing>(Mailing mailing) -> Flash.ok(response, shell.text(done));
            case Outcome.Refused<Mailing>(List<Reason> reasons) ->
                    Flash.bad(response, shell.text(reasons.getFirst()));
        }
        return "redirect:/mailings/" + id;
    }

    private void show(LiveView view, Model model) {
        RunId run = view.mailing().run();
        model.addAttribute("view", view);
        model.addAttribute("measures", measures.of(view.mailing()));
        model.addAttribute(
                "returned",
                run == null ? new Share(0, 0) : bounces.share(view.mailing().account(), run));
    }

    private LiveView view(SignedIn me, MailingId id) {
        Mailing mailing = read(me, id);
        return LiveView.of(mailing, providers.of(mailing.account(), mailing));
    }

    private Mailing read(SignedIn me, MailingId id) {
        Mailing mailing =
                mailings.find(me.accountOr404(), id)
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "mailings:read");
        return mailing;
    }

    private AccountId may(SignedIn me, MailingId id) {
        read(me, id);
        Access.require(me, "mailings:write");
        return me.accountOr404();
    }
}
