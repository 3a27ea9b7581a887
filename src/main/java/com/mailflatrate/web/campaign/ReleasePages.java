package com.mailflatrate.web.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Coolings;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.Release;
import com.mailflatrate.campaign.trial.Previews;
import com.mailflatrate.campaign.trial.Previews.Preview;
import com.mailflatrate.campaign.trial.TestMails;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.SandboxedHtml;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The preview of a campaign, its tests, and the send card. */
@Controller
class ReleasePages {

    private static final String DARK =
            "<style>html{background:#111;filter:invert(.93) hue-rotate(180deg)}"
                    + "img,svg,video{filter:invert(1) hue-rotate(180deg)}</style>";

    private final Coolings coolings;
    private final Campaigns campaigns;
    private final Previews previews;
    private final TestMails tests;
    private final Mailings mailings;

    ReleasePages(
            Campaigns campaigns,
            Previews previews,
            TestMails tests,
            Mailings mailings,
            Coolings coolings) {
        this.coolings = coolings;
        this.campaigns = campaigns;
        this.previews = previews;
        this.tests = tests;
        this.mailings = mailings;
    }

    @GetMapping("/campaigns/{id}/preview")
    ResponseEntity<byte[]> preview(
            SignedIn me,
            @PathVariable CampaignId id,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String view) {
        AccountId account = me.accountOr404();
        Access.require(me, "campaigns:read");
        Preview preview =
                previews.of(account, id, ContactId.parse(as).orElse(null))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        return SandboxedHtml.of(view.equals("dark") ? preview.html() + DARK : preview.html());
    }

    @PostMapping("/campaigns/{id}/tests")
    String test(
            SignedIn me,
            @PathVariable CampaignId id,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        AccountId account = own(me, id);
        Access.require(me, "campaigns:write");
        switch (tests.send(account, id, List.of(me.email()), me)) {
            case Outcome.Done<Integer>(Integer count) ->
                    Flash.ok(response, shell.text("campaign.testSent", me.email().full()));
            case Outcome.Refused<Integer>(List<Reason> reasons) ->
                    Flash.bad(response, shell.text(reasons.getFirst()));
        }
        return "redirect:/campaigns/" + id;
    }

    @PostMapping("/campaigns/{id}/mailings")
    String release(
            SignedIn me,
            @PathVariable CampaignId id,
            @ModelAttribute Shell shell,
            ReleaseForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        AccountId account = own(me, id);
        Access.require(me, "mailings:write");
        Release release =
                new Release(
                        "true".equals(form.policyConfirmed),
                        form.nonce,
                        form.at(shell),
                        "true".equals(form.again));
        return switch (coolings.check(me)
                .flatMap(may -> mailings.release(account, id, release, me, Client.of(request)))) {
            case Outcome.Done<Mailing>(Mailing mailing) ->
                    "redirect:/mailings/" + mailing.mailingId();
            case Outcome.Refused<Mailing>(List<Reason> reasons) ->
                    refused(account, id, reasons, shell, response);
        };
    }

    /** What the send card sends. */
    record ReleaseForm(
            @Nullable String policyConfirmed,
            @Nullable String nonce,
            @Nullable String scheduledAt,
            @Nullable String again) {

        @Nullable Instant at(Shell shell) {
            try {
                return scheduledAt == null || scheduledAt.isBlank()
                        ? null
                        : LocalDateTime.parse(scheduledAt).atZone(shell.zone()).toInstant();
            } catch (DateTimeParseException nonsense) {
                throw new RefusedException(
                        List.of(Reason.field(Code.INVALID_VALUE, "scheduledAt", scheduledAt)));
            }
        }
    }

    /** A second click leads to the mailing that the first one made. */
    private String refused(
            AccountId account,
            CampaignId id,
            List<Reason> reasons,
            Shell shell,
            HttpServletResponse response) {
        Reason first = reasons.getFirst();
        if (first.code() == Code.STEP_UP_REQUIRED) {
            throw new RefusedException(reasons);
        }
        Flash.bad(response, shell.text(first));
        if (first.code() == Code.MAILING_EXISTS || first.code() == Code.NONCE_USED) {
            return campaigns
                    .find(account, id)
                    .flatMap(Campaign::last)
                    .map(last -> "redirect:/mailings/" + last.mailingId())
                    .orElse("redirect:/campaigns/" + id);
        }
        return "redirect:/campaigns/" + id + "#send";
    }

    private AccountId own(SignedIn me, CampaignId id) {
        AccountId account = me.accountOr404();
        if (campaigns.find(account, id).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        return account;
    }
}
