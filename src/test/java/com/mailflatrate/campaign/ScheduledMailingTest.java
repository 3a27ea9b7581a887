package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What was ticked for an hour to come. */
@DatabaseTest
class ScheduledMailingTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Policies policies;
    @Autowired private TestTime time;

    @Test
    @Covers("A3")
    void termsThatComeIntoForceBeforeItsHourKeepTheNextMailingAndNotThisOne() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        Sender sender = given.sender(1);
        String campaign = given.campaign(sender, given.lawful(sender));
        Map<String, Object> wish = new HashMap<>(CampaignTest.ticked(given.gate(sender, campaign)));
        wish.put("scheduledAt", time.now().plus(Duration.ofMinutes(5)).toString());
        HttpResponse<String> planned = given.release(sender, campaign, wish);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(202);
        String mailing =
                "/api/v1/mailings/" + GivenCampaigns.read(planned).get("mailingId").asString();

        newTerms();
        time.tick(Duration.ofMinutes(6));
        Eventually.until(
                "left",
                () ->
                        given.get(sender.customer(), mailing)
                                .get("state")
                                .asString()
                                .equals("finished"));
        String next = given.campaign(sender, given.lawful(sender));
        HttpResponse<String> refused =
                given.release(sender, next, Map.of("policyConfirmed", true, "nonce", "x"));
        assertThat(GivenCampaigns.read(refused).get("code").asString()).isEqualTo("TERMS_OUTDATED");
    }

    private void newTerms() {
        Map<Language, String> words = Map.of(Language.DE, "Neu", Language.EN, "New");
        String text = "Neu " + UUID.randomUUID();
        policies.publish(
                        new Policies.Publication(
                                PolicyKind.TERMS,
                                words,
                                Map.of(Language.DE, text, Language.EN, text),
                                time.now(),
                                true),
                        Actor.system("test"))
                .orThrow();
    }
}
