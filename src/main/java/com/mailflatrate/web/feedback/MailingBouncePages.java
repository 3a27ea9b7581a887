package com.mailflatrate.web.feedback;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.doors.Access;
import com.mailflatrate.feedback.bounce.BounceOverview;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RefusedException;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /mailings/{id}/bounces}: what was refused, by reason and provider, and what followed. */
@Controller
class MailingBouncePages {

    private final Mailings mailings;
    private final BounceOverview overview;

    MailingBouncePages(Mailings mailings, BounceOverview overview) {
        this.mailings = mailings;
        this.overview = overview;
    }

    @GetMapping("/mailings/{id}/bounces")
    String page(SignedIn me, @PathVariable MailingId id, Model model) {
        AccountId account = me.accountOr404();
        Access.require(me, "mailings:read");
        Mailing mailing =
                mailings.find(account, id).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        List<BounceOverview.Row> rows =
                mailing.run() == null ? List.of() : overview.of(account, mailing.run());
        model.addAttribute("mailing", mailing);
        model.addAttribute("rows", rows);
        model.addAttribute("bounces", rows.stream().mapToLong(BounceOverview.Row::refused).sum());
        model.addAttribute("spared", rows.stream().mapToLong(BounceOverview.Row::inIncident).sum());
        return "returns/mailing";
    }
}
