package com.mailflatrate.web.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.measured.MailingMeasure;
import com.mailflatrate.campaign.measured.MailingMeasures;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
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
import org.springframework.web.bind.annotation.RequestMapping;

/** Leaving out what a measure holds back of a mailing. */
@Controller
@RequestMapping("/mailings/{id}/leave-out/{measureId}")
class LeaveOutPages {

    private final Mailings mailings;
    private final MailingMeasures measures;

    LeaveOutPages(Mailings mailings, MailingMeasures measures) {
        this.mailings = mailings;
        this.measures = measures;
    }

    @GetMapping
    String ask(
            SignedIn me, @PathVariable MailingId id, @PathVariable String measureId, Model model) {
        Mailing mailing = find(me, id);
        MailingMeasure found = find(mailing, measureId);
        Access.require(me, "mailings:write");
        if (!found.mayBeLeftOut()) {
            return "redirect:/mailings/" + id;
        }
        model.addAttribute("mailing", mailing);
        model.addAttribute("one", found);
        return "campaign/leaveout";
    }

    @PostMapping
    String leaveOut(
            SignedIn me,
            @PathVariable MailingId id,
            @PathVariable String measureId,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response) {
        Mailing mailing = find(me, id);
        MailingMeasure found = find(mailing, measureId);
        Access.require(me, "mailings:write");
        switch (measures.leaveOut(mailing, found.touch().measure(), me.actor())) {
            case Outcome.Done<MailingMeasure> _ ->
                    Flash.ok(response, shell.text("campaign.leftOut", found.touch().site()));
            case Outcome.Refused<MailingMeasure>(List<Reason> reasons) ->
                    Flash.bad(response, shell.text(reasons.getFirst()));
        }
        return "redirect:/mailings/" + id;
    }

    private Mailing find(SignedIn me, MailingId id) {
        return mailings.find(me.accountOr404(), id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private MailingMeasure find(Mailing mailing, String measure) {
        return Ids.uuid(measure)
                .flatMap(known -> measures.find(mailing, known))
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
