package com.mailflatrate.campaign.measured;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Audit;
import com.mailflatrate.campaign.GivenMailings;
import com.mailflatrate.campaign.GivenMailings.Stopped;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.measures.GivenMeasures;
import com.mailflatrate.measures.Measures;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an account reads about measures that touch its mailing, and leaving out what they hold. */
@DatabaseTest
class MailingMeasuresTest {

    private static final String HOSTILE =
            "5.7.1 <script>alert(1)</script> spam for erna.muster@kunde.test <erna.muster@kunde.test>";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Audit audit;

    private GivenMeasures measures;
    private Customers customers;
    private Stopped mailing;
    private Pages pages;
    private Http http;

    @BeforeEach
    void aMailingThatStandsStill() {
        measures = new GivenMeasures(context);
        customers = new Customers(context);
        mailing = new GivenMailings(context, port).stopped(3);
        pages = new Pages(port, customers.session(mailing.sender().customer()));
        http = new Http(port);
    }

    @Test
    void theAccountReadsWhatIsHeldAndTheOtherSidesWordsWithoutAddresses() {
        UUID measure = onThisMailing(HOSTILE);
        measures.holds(measure, mailing.run(), 2);

        String page = pages.get(page()).body();
        assertThat(page)
                .contains(
                        "GMX, WEB.DE bekommt seit",
                        "keine Mails dieser Sendung.",
                        "Dort gilt der Inhalt als Spam.",
                        "2 Mails sind deshalb angehalten.",
                        "&lt;script&gt;alert(1)",
                        page() + "/leave-out/" + measure)
                .doesNotContain("<script>alert", "erna.muster");
        JsonNode one = api().get("items").get(0);
        assertThat(one.get("id").asString()).isEqualTo(measure.toString());
        assertThat(one.get("scope").asString()).isEqualTo("mailing");
        assertThat(one.get("held").asLong()).isEqualTo(2);
        assertThat(one.get("words").asString()).contains("<script>").doesNotContain("erna");
    }

    @Test
    void theWordsAboutASiteAsAWholeAreNotShownToItsAccounts() {
        String site = "mx-" + UUID.randomUUID() + ".test";
        UUID measure = measures.onSite(site, "452 too much from rival-shop.example", null);
        measures.waits(mailing.account(), mailing.run(), site);

        assertThat(pages.get(page()).body())
                .contains(site + " nimmt seit", "von allen, die über uns senden")
                .doesNotContain("rival-shop", "/leave-out/");
        JsonNode one = api().get("items").get(0);
        assertThat(one.get("words").asString()).isEmpty();
        assertThat(one.get("mayBeLeftOut").asBoolean()).isFalse();
        assertThat(leaveOutByKey(measure).statusCode()).isEqualTo(409);
        assertThat(pages.get(page() + "/leave-out/" + measure).statusCode()).isEqualTo(302);
    }

    @Test
    void leavingOutSaysHowManyAndThatItIsForGoodAndTheseMailsAreNeverSent() {
        UUID measure = onThisMailing("spam");
        measures.holds(measure, mailing.run(), 2);
        String path = page() + "/leave-out/" + measure;

        assertThat(pages.get(path).body())
                .contains("2 Mails werden nie gesendet", "nicht rückgängig", "2 Mails auslassen");
        assertThat(counts().get("held").asLong()).isEqualTo(2);

        assertThat(pages.post(path, path).statusCode()).isEqualTo(302);

        assertThat(counts().get("held").asLong()).isZero();
        assertThat(counts().get("skipped").get("LEFT_OUT").asLong()).isEqualTo(2);
        assertThat(pages.get(page()).body())
                .contains("Ausgelassen am", "von Ihnen ausgelassen")
                .doesNotContain(path);
        assertThat(pages.post(page(), path).statusCode()).isEqualTo(302);
        assertThat(leaveOutByKey(measure).statusCode()).isEqualTo(409);
        assertThat(logged())
                .anySatisfy(
                        entry -> {
                            assertThat(entry.action()).isEqualTo("mailing.left-out");
                            assertThat(entry.subject()).isEqualTo(mailing.mailing().toString());
                            assertThat(entry.details()).containsEntry("count", "2");
                        })
                .filteredOn(entry -> entry.action().equals("mailing.left-out"))
                .hasSize(1);
    }

    @Test
    void theInterfaceLeavesOutTooAndSaysWho() {
        UUID measure = onThisMailing("spam");
        measures.holds(measure, mailing.run(), 3);

        HttpResponse<String> answer = leaveOutByKey(measure);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode left = read(answer);
        assertThat(left.get("held").asLong()).isZero();
        assertThat(left.get("leftOutBy").asString()).isNotEmpty();
        assertThat(counts().get("skipped").get("LEFT_OUT").asLong()).isEqualTo(3);
    }

    @Test
    void aMeasureOfAnotherMailingIsAsUnknownAsNone() {
        Stopped other = new GivenMailings(context, port).stopped(1);
        UUID foreign = measures.onMailing(other.account(), other.run(), "GMX, WEB.DE", "spam");
        measures.holds(foreign, other.run(), 1);

        assertThat(leaveOutByKey(foreign).statusCode()).isEqualTo(404);
        UUID nobodys = UUID.randomUUID();
        assertThat(leaveOutByKey(foreign).body().replace(foreign.toString(), "id"))
                .isEqualTo(leaveOutByKey(nobodys).body().replace(nobodys.toString(), "id"));
        assertThat(pages.get(page() + "/leave-out/" + foreign).statusCode()).isEqualTo(404);
        String theirs = "/api/v1/mailings/" + other.mailing() + "/measures";
        String[] key = mailing.sender().customer().bearer();
        assertThat(http.get(theirs, key).statusCode()).isEqualTo(404);
        assertThat(http.postJson(theirs + "/" + foreign + "/leave-out", "{}", key).statusCode())
                .isEqualTo(404);
        assertThat(pages.get("/mailings/" + other.mailing() + "/leave-out/" + foreign).statusCode())
                .isEqualTo(404);
        Pages others = new Pages(port, customers.session(other.sender().customer()));
        assertThat(others.get("/mailings/" + other.mailing()).body())
                .contains("Eine Mail ist deshalb angehalten.");
    }

    @Test
    void whatIsOverStandsBelowAndHasNoButton() {
        measures.onMailing(mailing.account(), mailing.run(), "A.test", "spam");
        String site = "mx-" + UUID.randomUUID() + ".test";
        measures.onSite(site, "busy", Duration.ZERO);
        measures.waits(mailing.account(), mailing.run(), site);
        assertThat(pages.get(page()).body()).doesNotContain(site);

        UUID lifted = onThisMailing("spam");
        Lanes.engine(
                () ->
                        context.getBean(Measures.class)
                                .lift(lifted, "gelöst", Actor.system("test"))
                                .orThrow());
        assertThat(pages.get(page()).body())
                .contains("Einmal, schon vorbei", "Aufgehoben am")
                .doesNotContain("/leave-out/" + lifted, "gelöst");
    }

    @Test
    void onceTheMailingIsOverNothingOfItWaitsAnyMore() {
        UUID measure = onThisMailing("spam");
        measures.holds(measure, mailing.run(), 2);
        assertThat(pages.post(page(), page() + "/cancel").statusCode()).isEqualTo(302);

        assertThat(pages.get(page()).body())
                .contains("GMX, WEB.DE bekam ab", "gebremst hat")
                .doesNotContain("/leave-out/", "bekommt seit", "Bis ein Mensch");
        assertThat(leaveOutByKey(measure).statusCode()).isEqualTo(409);
        assertThat(counts().get("skipped").get("CANCELLED").asLong()).isEqualTo(2);
    }

    private UUID onThisMailing(String words) {
        return measures.onMailing(mailing.account(), mailing.run(), "GMX, WEB.DE", words);
    }

    private HttpResponse<String> leaveOutByKey(UUID measure) {
        return http.postJson(
                "/api/v1/mailings/" + mailing.mailing() + "/measures/" + measure + "/leave-out",
                "{}",
                mailing.sender().customer().bearer());
    }

    private JsonNode api() {
        return read(
                http.get(
                        "/api/v1/mailings/" + mailing.mailing() + "/measures",
                        mailing.sender().customer().bearer()));
    }

    private JsonNode counts() {
        return read(
                http.get(
                        "/api/v1/mailings/" + mailing.mailing(),
                        mailing.sender().customer().bearer()));
    }

    private List<Audit.Entry> logged() {
        return Lanes.engine(() -> audit.page(mailing.account(), PageRequest.first()).items());
    }

    private String page() {
        return "/mailings/" + mailing.mailing();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
