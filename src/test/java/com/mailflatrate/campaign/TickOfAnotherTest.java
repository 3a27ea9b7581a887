package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Colleagues;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What one person ticked for one campaign is worth nothing in another's hand or for another. */
@DatabaseTest
class TickOfAnotherTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "test", Language.DE);

    @Autowired private ApplicationContext context;
    @Autowired private Gate gate;
    @Autowired private Mailings mailings;
    @LocalServerPort private int port;

    private GivenCampaigns given;
    private Sender sender;

    @BeforeEach
    void aSender() {
        given = new GivenCampaigns(context, port);
        sender = given.sender(2);
    }

    @Test
    @Covers("A4")
    void aTickIsOnlyForThePersonWhoWasAsked() {
        CampaignId campaign = campaign();
        String nonce = nonce(campaign);
        assertThat(release(campaign, nonce, colleague()).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.POLICY_CONFIRMATION_REQUIRED);
        assertThat(release(campaign, nonce, owner()).isDone())
                .as("and still is, after somebody else tried")
                .isTrue();
    }

    @Test
    @Covers("A4")
    void aTickIsOnlyForItsCampaignHoweverAlikeTheyAre() {
        CampaignId one = campaign();
        CampaignId other = campaign();
        String nonce = nonce(one);
        assertThat(release(other, nonce, owner()).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.POLICY_CONFIRMATION_REQUIRED);
        assertThat(release(one, nonce, owner()).isDone()).isTrue();
    }

    private CampaignId campaign() {
        return CampaignId.parse(given.campaign(sender, given.lawful(sender))).orElseThrow();
    }

    private String nonce(CampaignId campaign) {
        GateReport report =
                AccountScope.call(
                        sender.customer().account(),
                        () ->
                                gate.check(sender.customer().account(), campaign, owner(), CLIENT)
                                        .orThrow());
        return java.util.Objects.requireNonNull(report.confirmation()).nonce();
    }

    private Outcome<Mailing> release(CampaignId campaign, String nonce, SignedIn who) {
        return AccountScope.call(
                sender.customer().account(),
                () ->
                        mailings.release(
                                sender.customer().account(),
                                campaign,
                                new Release(true, nonce, null, false),
                                who,
                                CLIENT));
    }

    private SignedIn owner() {
        return sender.customer().owner();
    }

    private SignedIn colleague() {
        return new Colleagues(context).pledged(sender.customer(), Role.EDITOR);
    }
}
