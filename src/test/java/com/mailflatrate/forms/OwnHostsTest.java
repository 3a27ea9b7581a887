package com.mailflatrate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Where a form may send its visitors. */
@DatabaseTest
class OwnHostsTest {

    @Autowired ApplicationContext context;
    @Autowired OwnHosts hosts;
    @LocalServerPort int port;

    private GivenCampaigns given;
    private SentMails sent;
    private Sender sender;

    @BeforeEach
    void aCustomerWithAWebsiteAndAProvedDomain() {
        given = new GivenCampaigns(context, port);
        sent = new SentMails(context);
        sender = given.sender(0);
        website("https://www.laden.test/start");
    }

    @Test
    void theWebsiteAndProvedDomainsAreOnesOwnAndNoNeighbourIs() {
        for (String own :
                new String[] {"laden.test", "www.laden.test", "shop.laden.test", sender.domain()}) {
            assertThat(allows(own)).as(own).isTrue();
        }
        for (String neighbour :
                new String[] {
                    "laden.test.evil.test",
                    "anderladen.test",
                    "laden.example",
                    "test",
                    given.sender(0).domain()
                }) {
            assertThat(allows(neighbour)).as(neighbour).isFalse();
        }
    }

    @Test
    void belowANameThatManyPeopleShareOnlyTheNameItselfIsOnesOwn() {
        website("https://laden.github.io");
        assertThat(allows("laden.github.io")).isTrue();
        assertThat(allows("anderer.github.io")).isFalse();
        website("https://github.io");
        assertThat(allows("anderer.github.io")).isFalse();
        website("https://www.de");
        assertThat(allows("www.de")).isTrue();
        assertThat(allows("anderer.de")).isFalse();
    }

    @Test
    void aVisitorIsSentThereAfterTheRegistrationAndTheBrowserIsToldSo() {
        Http http = new Http(port);
        SignUps signUps = new SignUps(context, http);
        ListId list = new ListId(UUID.fromString(sender.list()));
        Form form =
                signUps.open(
                        sender.customer(),
                        list,
                        "redirectUrl",
                        "https://www.laden.test:8443/schön");
        String thanks = "https://www.laden.test:8443/sch%C3%B6n";
        assertThat(
                        http.get("/f/" + form.key())
                                .headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                .endsWith("form-action 'self' https://www.laden.test:8443");
        HttpResponse<String> answer =
                signUps.post(
                        form,
                        Map.of("email", "r" + UUID.randomUUID() + "@accept.test", "consent", "on"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(thanks);
        HttpResponse<String> foreign =
                signUps.create(
                        sender.customer(),
                        list,
                        SignUps.draft("redirectUrl", "https://www.laden.test.evil.test/"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.body()).contains("REDIRECT_NOT_ALLOWED", "www.laden.test.evil.test");
    }

    private boolean allows(String host) {
        return Lanes.engine(() -> hosts.allows(sender.customer().account(), host));
    }

    private void website(String address) {
        sent.engine(
                db ->
                        db.sql("update account.accounts set website = ? where account_id = ?")
                                .params(address, sender.customer().account().value())
                                .update());
    }
}
