package com.mailflatrate.web.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Flash;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of campaigns and the page of one, with its cards and their forms. */
@Controller
class CampaignPages {

    private final Campaigns campaigns;
    private final CampaignViews views;

    CampaignPages(Campaigns campaigns, CampaignViews views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    @GetMapping("/campaigns")
    String list(SignedIn me, Model model, @RequestParam(required = false) @Nullable String cursor) {
        AccountId account = me.accountOr404();
        Access.require(me, "campaigns:read");
        model.addAttribute("page", campaigns.page(account, new PageRequest(25, cursor)));
        return "campaign/list";
    }

    @PostMapping("/campaigns")
    String create(
            SignedIn me,
            @ModelAttribute Shell shell,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response) {
        AccountId account = me.accountOr404();
        Access.require(me, "campaigns:write");
        CampaignDraft draft = views.fresh(account, name.strip(), shell);
        return switch (campaigns.create(account, draft, me.actor())) {
            case Outcome.Done<Campaign>(Campaign campaign) ->
                    "redirect:/campaigns/" + campaign.id();
            case Outcome.Refused<Campaign>(List<Reason> reasons) -> {
                Flash.bad(response, shell.text(reasons.getFirst()));
                yield "redirect:/campaigns";
            }
        };
    }

    @GetMapping("/campaigns/{id}")
    String page(
            SignedIn me,
            @PathVariable CampaignId id,
            @ModelAttribute Shell shell,
            Model model,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String as) {
        Campaign campaign = own(me, id);
        Access.require(me, "campaigns:read");
        model.addAttribute("view", views.view(me, campaign, shell, request, as));
        return "campaign/page";
    }

    @GetMapping("/campaigns/{id}/gate")
    String gate(
            SignedIn me,
            @PathVariable CampaignId id,
            @ModelAttribute Shell shell,
            Model model,
            HttpServletRequest request) {
        Campaign campaign = own(me, id);
        Access.require(me, "campaigns:read");
        model.addAttribute("view", views.view(me, campaign, shell, request, null));
        return "campaign/gate";
    }

    @GetMapping("/campaigns/{id}/edit/{part}")
    String edit(
            SignedIn me,
            @PathVariable CampaignId id,
            @PathVariable String part,
            Model model,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        Campaign campaign = own(me, id);
        Access.require(me, "campaigns:write");
        form(me, campaign.draft(), id, part, List.of(), model);
        return fragment ? "campaign/form" : "campaign/edit";
    }

    @PostMapping("/campaigns/{id}/edit/{part}")
    String save(
            SignedIn me,
            @PathVariable CampaignId id,
            @PathVariable String part,
            CampaignForm form,
            Model model) {
        Campaign campaign = own(me, id);
        Access.require(me, "campaigns:write");
        CampaignDraft draft = form.over(campaign.draft(), part);
        return switch (campaigns.update(me.accountOr404(), id, draft, me.actor())) {
            case Outcome.Done<Campaign>(Campaign saved) -> "redirect:/campaigns/" + id + "#" + part;
            case Outcome.Refused<Campaign>(List<Reason> reasons) -> {
                form(me, draft, id, part, reasons, model);
                yield "campaign/edit";
            }
        };
    }

    private void form(
            SignedIn me,
            CampaignDraft draft,
            CampaignId id,
            String part,
            List<Reason> reasons,
            Model model) {
        if (!CampaignForm.PARTS.contains(part)) {
            throw new RefusedException(Code.NOT_FOUND);
        }
        model.addAttribute("draft", draft);
        model.addAttribute("id", id);
        model.addAttribute("part", part);
        model.addAttribute("reasons", reasons);
        model.addAttribute("lists", views.lists(me.accountOr404()));
        model.addAttribute("segments", views.segments(me.accountOr404()));
        model.addAttribute("domains", views.domains(me.accountOr404()));
    }

    private Campaign own(SignedIn me, CampaignId id) {
        return campaigns
                .find(me.accountOr404(), id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
