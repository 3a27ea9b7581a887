package com.mailflatrate.api.campaign;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.trial.TestMails;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and their test mails. */
@RestController
@RequestMapping("/api/v1/campaigns")
@Tag(name = "Campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final TestMails tests;

    CampaignController(Campaigns campaigns, TestMails tests) {
        this.campaigns = campaigns;
        this.tests = tests;
    }

    @GetMapping
    @Operation(summary = "The campaigns of the account, newest first, without their content")
    Page<CampaignView> page(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "campaigns:read");
        return campaigns.page(account, paging).map(CampaignView::inList);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A new campaign")
    CampaignView create(SignedIn me, @RequestBody CampaignBody body) {
        AccountId account = me.accountOr404();
        Access.require(me, "campaigns:write");
        return CampaignView.of(campaigns.create(account, body.draft(), me.actor()).orThrow());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One campaign with its content")
    CampaignView find(SignedIn me, @PathVariable CampaignId id) {
        Campaign campaign = campaignOr404(me, id);
        Access.require(me, "campaigns:read");
        return CampaignView.of(campaign);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replaces the content of a campaign; mailings already released keep theirs")
    CampaignView update(SignedIn me, @PathVariable CampaignId id, @RequestBody CampaignBody body) {
        campaignOr404(me, id);
        Access.require(me, "campaigns:write");
        return CampaignView.of(
                campaigns.update(me.accountOr404(), id, body.draft(), me.actor()).orThrow());
    }

    /** Who gets the test: proved addresses of the account's users. */
    record TestBody(@Nullable List<String> to) {}

    /** How many tests left. */
    record TestView(int sent) {}

    @PostMapping("/{id}/tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a test to at most five users of the account, twenty a day")
    TestView test(SignedIn me, @PathVariable CampaignId id, @RequestBody TestBody body) {
        campaignOr404(me, id);
        Access.require(me, "campaigns:write");
        List<EmailAddress> to = new ArrayList<>();
        for (String text : body.to == null ? List.<String>of() : body.to) {
            to.add(
                    EmailAddress.parse(text)
                            .orElseThrow(
                                    () ->
                                            new RefusedException(
                                                    List.of(
                                                            Reason.field(
                                                                    Code.INVALID_ADDRESS, "to")))));
        }
        return new TestView(tests.send(me.accountOr404(), id, to, me).orThrow());
    }

    private Campaign campaignOr404(SignedIn me, CampaignId id) {
        return campaigns
                .find(me.accountOr404(), id)
                .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
