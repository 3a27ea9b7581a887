package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class SentPagesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    @Test
    void aSentCampaignSaysSoAndSendingAgainIsAnActOfItsOwn() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        Sender sender = given.sender(3);
        Map<String, Object> body = given.lawful(sender);
        body.put("subject", "Kaffee für {{ contact.firstName | default: \"alle\" }}");
        String campaign = given.campaign(sender, body);
        Pages pages = new Pages(port, given.customers().session(sender.customer()));
        assertThat(pages.get("/campaigns/" + campaign).body())
                .contains("id=\"send\"")
                .doesNotContain("{{ contact.firstName", "Noch einmal senden");

        String path = "/mailings/" + sent(given, sender, campaign);
        assertThat(pages.get("/campaigns/" + campaign).body())
                .contains("Noch einmal senden", path, "name=\"again\"")
                .doesNotContain("{{ contact.firstName");
        Eventually.until(
                "progress by provider", () -> pages.get(path).body().contains("Nach Anbieter"));
        assertThat(pages.get(path).body()).contains("von 1").doesNotContain("{{ contact");
    }

    private static String sent(GivenCampaigns given, Sender sender, String campaign) {
        JsonNode gate = given.get(sender.customer(), "/api/v1/campaigns/" + campaign + "/gate");
        HttpResponse<String> released = given.release(sender, campaign, CampaignTest.ticked(gate));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(202);
        return GivenCampaigns.read(released).get("mailingId").asString();
    }
}
