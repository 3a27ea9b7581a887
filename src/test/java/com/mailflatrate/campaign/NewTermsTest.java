package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.given.Colleagues;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Terms that came into force keep the next mailing until an owner has accepted them. */
@DatabaseTest
@Covers("A3")
class NewTermsTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private GivenCampaigns given;
    private Colleagues colleagues;
    private Sender sender;
    private String campaign;
    private String owner;
    private Map<String, Object> tick;

    @BeforeEach
    void aCampaignThatIsTickedWhenNewTermsComeIntoForce() {
        given = new GivenCampaigns(context, port);
        colleagues = new Colleagues(context);
        sender = given.sender(1);
        campaign = given.campaign(sender, given.lawful(sender));
        owner = new Customers(context).session(sender.customer());
        tick = CampaignTest.ticked(given.gate(sender, campaign));
    }

    @Test
    void byTheInterfaceTheSendIsRefusedUntilAnOwnerAcceptsAndThenTheSameTickHolds() {
        String terms = colleagues.publish(PolicyKind.TERMS);
        HttpResponse<String> refused = given.release(sender, campaign, tick);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("TERMS_OUTDATED");

        String editor = colleagues.firstSession(sender.customer(), Role.EDITOR);
        assertThat(accept(editor, terms).body()).contains("NOT_ALLOWED");
        assertThat(given.release(sender, campaign, tick).statusCode()).isEqualTo(409);

        assertThat(accept(owner, terms).statusCode()).isEqualTo(201);
        HttpResponse<String> sent = given.release(sender, campaign, tick);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    }

    @Test
    void onThePageTheSendIsRefusedAndTheOwnerLedToTheTermsFirst() {
        Pages pages = new Pages(port, owner);
        String page = "/campaigns/" + campaign;
        assertThat(pages.get(page).statusCode()).isEqualTo(200);
        String terms = colleagues.publish(PolicyKind.TERMS);
        String texts = "/account/policies";
        pages.post(
                texts,
                page + "/mailings",
                "policyConfirmed",
                "true",
                "nonce",
                String.valueOf(tick.get("nonce")));
        assertThat(sent()).isFalse();
        assertThat(location(pages.get(page))).endsWith(texts);

        pages.post(texts, texts + "/terms", "sha256", terms);
        assertThat(pages.get(page).statusCode()).isEqualTo(200);
        assertThat(
                        location(
                                pages.post(
                                        page,
                                        page + "/mailings",
                                        "policyConfirmed",
                                        "true",
                                        "nonce",
                                        String.valueOf(tick.get("nonce")))))
                .contains("/mailings/mfr-");
        assertThat(sent()).isTrue();
    }

    private boolean sent() {
        return given.get(sender.customer(), "/api/v1/mailings").get("items").size() > 0;
    }

    private HttpResponse<String> accept(String session, String sha256) {
        return new Http(port)
                .postJson(
                        "/api/v1/account/acceptances",
                        "{\"kind\": \"terms\", \"sha256\": \"" + sha256 + "\"}",
                        "Authorization",
                        "Bearer " + session);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
