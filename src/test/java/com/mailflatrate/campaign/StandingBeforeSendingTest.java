package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A tick is not enough: a person has approved the account. */
@DatabaseTest
class StandingBeforeSendingTest {

    @Autowired private ApplicationContext context;
    @LocalServerPort private int port;

    private GivenCampaigns given;
    private Sender sender;

    @BeforeEach
    void aSender() {
        given = new GivenCampaigns(context, port);
        sender = given.sender(2);
    }

    @Test
    @Covers("A1")
    void anAccountThatNobodyHasApprovedSendsNothingAndOnceApprovedTheSameCampaign() {
        String campaign = campaign();
        Map<String, Object> tick = CampaignTest.ticked(given.gate(sender, campaign));
        given.customers().standing(sender.customer().account(), "pending");
        assertThat(code(given.release(sender, campaign, tick))).isEqualTo("403 ACCOUNT_NOT_ACTIVE");
        assertThat(mailings()).isZero();
        given.customers().standing(sender.customer().account(), "active");
        Map<String, Object> again = CampaignTest.ticked(given.gate(sender, campaign));
        assertThat(code(given.release(sender, campaign, again))).startsWith("202");
    }

    @Test
    @Covers("A12")
    void anAccountThatIsLookedAtAgainStartsNothingNewUntilAPersonHasDecided() {
        String campaign = campaign();
        Map<String, Object> tick = CampaignTest.ticked(given.gate(sender, campaign));
        given.customers().standing(sender.customer().account(), "review");
        assertThat(code(given.release(sender, campaign, tick))).isEqualTo("403 ACCOUNT_NOT_ACTIVE");
        assertThat(mailings()).isZero();
        given.customers().standing(sender.customer().account(), "active");
        Map<String, Object> again = CampaignTest.ticked(given.gate(sender, campaign));
        assertThat(code(given.release(sender, campaign, again))).startsWith("202");
    }

    private String campaign() {
        return given.campaign(sender, given.lawful(sender));
    }

    private long mailings() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select count(*) from campaign.mailings where account_id = ?")
                                        .param(sender.customer().account().value())
                                        .query(Long.class)
                                        .single());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + GivenCampaigns.read(answer).path("code").asString();
    }
}
