package com.mailflatrate.campaign;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Pages;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the page of a mailing says of mails that have no final answer. */
@DatabaseTest
class LivePageTest {

    private static final String NOTHING_ACCEPTED =
            "<span>0</span><span class=\"ink-2\">von 1</span></div>\\s*<svg[^>]*><rect class=\"is-unsure\"[^>]*/></svg>\\s*"
                    + "<p class=\"small mt-2 mb-0\">1 ";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private JdbcClient db;

    @Test
    void aDeferralIsShownInTheServersOwnWordsAndSilenceIsExplained() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        Sender sender = given.sender(3);
        String campaign = given.campaign(sender, given.lawful(sender));
        JsonNode gate = given.get(sender.customer(), "/api/v1/campaigns/" + campaign + "/gate");
        String mailing =
                GivenCampaigns.read(given.release(sender, campaign, CampaignTest.ticked(gate)))
                        .get("mailingId")
                        .asString();
        Pages pages = new Pages(port, given.customers().session(sender.customer()));
        String path = "/mailings/" + mailing;
        eventually(() -> assertThat(pages.get(path).body()).contains("Versand beendet"));
        assertThat(pages.get(path).body()).doesNotContain("ganz übergeben", "soll später kommen");
        List<Long> messages =
                engine(
                        () ->
                                db.sql(
                                                "select id from delivery.messages where account_id = ? and run_id > 0 order by id")
                                        .param(sender.customer().account().value())
                                        .query(Long.class)
                                        .list());
        state(messages.getFirst(), 7);
        deferred(messages.getLast(), "4.7.0 <busy> come back at tea time");
        eventually(
                () ->
                        assertThat(pages.get(path).body())
                                .contains(
                                        "Eine Mail ist ganz übergeben",
                                        "Wir senden sie nicht noch einmal",
                                        "Eine Mail soll später kommen",
                                        "4.7.0 &lt;busy&gt; come back at tea time",
                                        "1 ohne Antwort"));
        assertThat(providers(pages.get(path).body()))
                .containsPattern(NOTHING_ACCEPTED + "ohne Antwort");
        unconfirmed(messages.getFirst());
        assertThat(providers(pages.get(path).body()))
                .doesNotContain("ohne Antwort")
                .containsPattern(NOTHING_ACCEPTED + "angenommen, unbestätigt");
    }

    private static String providers(String page) {
        return page.substring(page.indexOf("id=\"by-provider\""));
    }

    private void unconfirmed(long message) {
        engine(
                () ->
                        db.sql("update delivery.messages set skip = 'UNCONFIRMED' where id = ?")
                                .param(message)
                                .update());
    }

    private void state(long message, int state) {
        engine(
                () ->
                        db.sql("update delivery.messages set state = ? where id = ?")
                                .params(state, message)
                                .update());
    }

    private void deferred(long message, String reply) {
        engine(
                () ->
                        db.sql(
                                        """
                        insert into delivery.events (account_id, message_id, run_id, state, attempt, phase, code, reply, at)
                        select account_id, id, run_id, 3, 1, 'RCPT', 451, :reply, settled_at
                          from delivery.messages where id = :message
                        """)
                                .param("reply", reply)
                                .param("message", message)
                                .update());
        state(message, 3);
    }

    private static <T> T engine(Supplier<T> work) {
        return Lanes.engine(work::get);
    }
}
