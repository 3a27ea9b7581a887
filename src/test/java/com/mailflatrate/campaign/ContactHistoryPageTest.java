package com.mailflatrate.campaign;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.MailingId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the page of a contact says of the mailings it had. */
@DatabaseTest
class ContactHistoryPageTest {

    private static final String CONTACT =
            """
            select contact_id from delivery.messages where account_id = ? and run_id > 0 order by id limit 1
            """;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient db;
    @Autowired private Mailings mailings;

    @Test
    void aMailingIsNamedByItsCampaignAndLeadsToItsPage() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        Sender sender = given.sender(1);
        MailingId mailing = sent(given, sender);
        Pages pages = new Pages(port, given.customers().session(sender.customer()));
        String campaign = campaign(sender, mailing);
        eventually(
                () ->
                        assertThat(pages.get("/contacts/" + contact(sender)).body())
                                .contains(
                                        "href=\"/mailings/" + mailing + '"',
                                        "„" + campaign + "“ ging hinaus"));
        Sender stranger = given.sender(1);
        assertThat(
                        AccountScope.call(
                                stranger.customer().account(),
                                () ->
                                        mailings.names(
                                                stranger.customer().account(), List.of(mailing))))
                .isEmpty();
    }

    private static MailingId sent(GivenCampaigns given, Sender sender) {
        String campaign = given.campaign(sender, given.lawful(sender));
        JsonNode gate = given.get(sender.customer(), "/api/v1/campaigns/" + campaign + "/gate");
        String id =
                GivenCampaigns.read(given.release(sender, campaign, CampaignTest.ticked(gate)))
                        .get("mailingId")
                        .asString();
        return MailingId.parse(id).orElseThrow();
    }

    private String campaign(Sender sender, MailingId mailing) {
        return AccountScope.call(
                sender.customer().account(),
                () ->
                        mailings.find(sender.customer().account(), mailing)
                                .orElseThrow()
                                .campaignName());
    }

    private UUID contact(Sender sender) {
        return Lanes.engine(
                () ->
                        db.sql(CONTACT)
                                .param(sender.customer().account().value())
                                .query(UUID.class)
                                .single());
    }
}
