package com.mailflatrate.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Audit;
import com.mailflatrate.campaign.GivenMailings;
import com.mailflatrate.campaign.GivenMailings.Stopped;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.measures.GivenMeasures;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator reads about measures, and ending them before their time. */
@DatabaseTest
class MeasurePagesTest {

    private static final String PAGE = "/operator/delivery";
    private static final String API = "/api/v1/operator/measures";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private Audit audit;

    private GivenMeasures measures;
    private Customers customers;
    private Pages desk;
    private Http http;
    private String site;

    @BeforeEach
    void anOperator() {
        measures = new GivenMeasures(context);
        customers = new Customers(context);
        desk = new Pages(port, operator.session("Jana Weber"));
        http = new Http(port);
        site = "mx-" + UUID.randomUUID() + ".test";
    }

    @Test
    void aMeasureAboutAMailingNamesItsCompanyWhatIsHeldAndTheWordsUnread() {
        Stopped mailing = new GivenMailings(context, port).stopped(2);
        UUID measure = onMailing(mailing, "554 <b onmouseover=alert(1)>spam</b> \u202eevil");
        measures.holds(measure, mailing.run(), 2);

        assertThat(desk.get(PAGE).body())
                .contains(
                        site + " bekommt seit",
                        "nichts mehr von der Sendung",
                        "Dort gilt der Inhalt als Spam.",
                        "Bis ein Mensch es aufhebt.",
                        "554 &lt;b onmouseover=alert(1)&gt;spam")
                .containsPattern("class=\"num\" data-l=\"Angehalten:\">2<")
                .doesNotContain("<b onmouseover");
        JsonNode one = read(http.get(API + "/" + measure, customers.operator()));
        assertThat(one.get("scope").asString()).isEqualTo("mailing");
        assertThat(one.get("held").asLong()).isEqualTo(2);
        assertThat(one.get("mailingId").asString()).isEqualTo(mailing.mailing().toString());
        assertThat(one.get("accountId").asString())
                .isEqualTo(mailing.sender().customer().publicId().toString());
        assertThat(one.get("inForce").asBoolean()).isTrue();
    }

    @Test
    void liftingWantsANoteLetsGoWhatWasHeldAndBothLogsKnow() {
        Stopped mailing = new GivenMailings(context, port).stopped(2);
        UUID measure = onMailing(mailing, "spam");
        measures.holds(measure, mailing.run(), 2);
        String path = PAGE + "/measures/" + measure;
        assertThat(desk.get(path).body()).contains("Die 2 angehaltenen Mails gehen gleich hinaus");

        HttpResponse<String> silent = desk.post(path, path + "/lift", "note", " ");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("id=\"e-note\"");
        assertThat(desk.post(path, path + "/lift", "note", "x".repeat(401)).statusCode())
                .isEqualTo(422);
        assertThat(held(measure)).isEqualTo(2);

        String note = "Der Anbieter hat <geprüft>.";
        assertThat(desk.post(path, path + "/lift", "note", note).statusCode()).isEqualTo(302);

        assertThat(held(measure)).isZero();
        assertThat(desk.get(PAGE).body()).doesNotContain(site + " bekommt");
        assertThat(desk.get(PAGE + "/measures").body())
                .contains(
                        site + " bekam ab",
                        "von Jana Weber.",
                        "„Der Anbieter hat &lt;geprüft&gt;.“")
                .doesNotContain(path);
        assertThat(Lanes.engine(() -> audit.page(mailing.account(), PageRequest.first()).items()))
                .anySatisfy(
                        entry -> {
                            assertThat(entry.action()).isEqualTo("measure.lifted");
                            assertThat(entry.details()).containsEntry("note", note);
                        });
        assertThat(desk.post(PAGE + "/measures", path + "/lift", "note", note).statusCode())
                .isEqualTo(302);
        assertThat(lift(measure, "again").statusCode()).isEqualTo(409);
    }

    @Test
    void theInterfaceShowsWhatIsOpenAloneOrAllInPartsAndLifts() {
        UUID over = measures.onSite(site, "452 busy", Duration.ZERO);
        UUID open = measures.onSite(site, "452 busy", null);
        String[] key = customers.operator();
        assertThat(http.get(API + "?open=true&limit=200", key).body())
                .contains(open.toString())
                .doesNotContain(over.toString());
        List<String> all = walk(key);
        assertThat(all).contains(open.toString(), over.toString()).doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo(Comparator.reverseOrder());

        assertThat(http.postJson(API + "/" + open + "/lift", "{}", key).statusCode())
                .isEqualTo(422);
        HttpResponse<String> lifted = lift(open, "Sie nehmen wieder an.");
        assertThat(lifted.statusCode()).as(lifted.body()).isEqualTo(200);
        assertThat(read(lifted).get("inForce").asBoolean()).isFalse();
        assertThat(read(lifted).get("note").asString()).isEqualTo("Sie nehmen wieder an.");
        assertThat(lift(UUID.randomUUID(), "x").statusCode()).isEqualTo(404);
        assertThat(lift(over, "x").statusCode()).isEqualTo(409);
    }

    @Test
    void nobodyElseKnowsOfIt() {
        UUID open = measures.onSite(site, "452 busy", null);
        Customers.Customer shop = customers.active("Laden GmbH");
        Pages others = new Pages(port, customers.session(shop));
        assertThat(others.get(PAGE + "/measures/" + open).statusCode()).isEqualTo(404);
        assertThat(others.get(PAGE + "/measures").statusCode()).isEqualTo(404);
        assertThat(
                        others.post("/campaigns", PAGE + "/measures/" + open + "/lift", "note", "x")
                                .statusCode())
                .isEqualTo(404);
        assertThat(http.get(API, shop.bearer()).statusCode()).isEqualTo(404);
        assertThat(
                        http.postJson(
                                        API + "/" + open + "/lift",
                                        "{\"note\": \"x\"}",
                                        shop.bearer())
                                .statusCode())
                .isEqualTo(404);
        assertThat(desk.get(PAGE).body()).contains("Zu " + site + " geht seit");
    }

    private List<String> walk(String[] key) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonNode part = read(http.get(API + "?limit=1" + cursor, key));
            part.get("items").forEach(one -> ids.add(one.get("id").asString()));
            cursor =
                    part.hasNonNull("nextCursor")
                            ? "&cursor=" + part.get("nextCursor").asString()
                            : null;
        }
        return ids;
    }

    private UUID onMailing(Stopped mailing, String words) {
        return measures.onMailing(mailing.account(), mailing.run(), site, words);
    }

    private long held(UUID measure) {
        return read(http.get(API + "/" + measure, customers.operator())).get("held").asLong();
    }

    private HttpResponse<String> lift(UUID measure, String note) {
        return http.postJson(
                API + "/" + measure + "/lift",
                "{\"note\": \"" + note + "\"}",
                customers.operator());
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
