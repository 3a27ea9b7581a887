package com.mailflatrate.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.measures.SiteRules;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of rules as the operator reads and changes it, on the page and by the interface. */
@DatabaseTest
class RulePagesTest {

    private static final String PAGE = "/operator/delivery/rules";
    private static final String API = "/api/v1/operator/site-rules";

    private static final String STANDING = "/api/v1/operator/standing-site-rules";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private Audit audit;

    private Pages desk;
    private Http http;
    private String[] key;
    private String site;

    @BeforeEach
    void anOperator() {
        desk = new Pages(port, operator.session("Jana Weber"));
        http = new Http(port);
        key = new Customers(context).operator();
        site = "mx-" + UUID.randomUUID() + ".test";
    }

    @Test
    void aRowOfOnesOwnIsAddedEndedAndStaysReadable() {
        assertThat(add(Map.of("note", "Laut <Postmaster>.")).statusCode()).isEqualTo(302);
        String page = desk.get(PAGE).body();
        assertThat(page)
                .contains(
                        site,
                        "<code>slow &lt;down&gt;</code>",
                        "ab 3 Mal in 10 Minuten",
                        "nichts mehr dorthin von diesem Konto, 4 Stunden lang",
                        "Laut &lt;Postmaster&gt;.",
                        "Von Jana Weber");
        String id = idOf(site);
        assertThat(desk.post(PAGE, PAGE + "/" + id + "/end").statusCode()).isEqualTo(302);

        assertThat(desk.get(PAGE).body())
                .contains("<code>slow &lt;down&gt;</code>", "Beendet von Jana Weber")
                .doesNotContain(PAGE + "/" + id + "/end");
        assertThat(desk.post(PAGE, PAGE + "/" + id + "/end").statusCode()).isEqualTo(302);
        assertThat(http.send("DELETE", API + "/" + id, null, key).statusCode()).isEqualTo(409);
        assertThat(read(http.get(API + "/" + id, key)).get("endedBy").asString())
                .isEqualTo("Jana Weber");
        assertThat(Lanes.engine(() -> audit.pageOfService(PageRequest.first()).items()))
                .filteredOn(line -> line.entry().subject().equals(id))
                .extracting(line -> line.entry().action())
                .containsExactly("site-rule.ended", "site-rule.added");
    }

    @ParameterizedTest
    @CsvSource({
        "pattern, (unclosed",
        "pattern, .*",
        "pattern, ((a{1000}){1000}){1000}",
        "pattern, (a{999}){9}",
        "pattern, (?=ahead)",
        "pattern, ''",
        "times, 0",
        "times, viele",
        "times, 1001",
        "within, 0",
        "within, 1441",
        "within, -5",
        "lasts, 43201",
        "lasts, 99999999999999999999999",
        "connections, 3",
        "perMinute, 1000001",
        "replies, manchmal",
        "action, sperren",
        "action, limit",
    })
    void whatIsNotPossibleIsSaidAtItsFieldAndKeepsWhatWasTyped(String field, String value) {
        String at = value.equals("limit") ? "connections" : field;
        HttpResponse<String> refused = add(Map.of(field, value, "note", "behalten"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"e-" + at + "\"", "value=\"behalten\"");
        assertThat(http.get(API + "?limit=200", key).body()).doesNotContain(site);
    }

    @Test
    void whatIsTooLongIsSaidAtItsField() {
        assertThat(add(Map.of("pattern", "a".repeat(501))).body()).contains("id=\"e-pattern\"");
        assertThat(add(Map.of("site", "s".repeat(301))).body()).contains("id=\"e-site\"");
        assertThat(add(Map.of("note", "n".repeat(501))).body()).contains("id=\"e-note\"");
    }

    @Test
    void theProductsRowsStandOnThePageAndInTheInterface() {
        assertThat(desk.get(PAGE).body())
                .contains(
                        "Zeilen des Produkts",
                        "Dort gilt der Inhalt als Spam.",
                        "höchstens 2 Verbindungen zugleich, 15 Minuten lang",
                        "Bis ein Mensch es aufhebt.");
        JsonNode rows = read(http.get(STANDING, key)).get("items");
        assertThat(rows.size()).isEqualTo(SiteRules.standing().size());
        assertThat(rows.get(1).get("name").asString()).isEqualTo("CONTENT");
        assertThat(rows.get(1).get("action").asString()).isEqualTo("leave-mailing");
    }

    @Test
    void theInterfaceAddsReadsAndEndsRows() {
        HttpResponse<String> made =
                http.postJson(
                        API,
                        """
                        {"site": "%s", "action": "limit", "connections": 2, "perMinute": 60, "note": "Vereinbart."}
                        """
                                .formatted(site),
                        key);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String where = made.headers().firstValue("Location").orElseThrow();
        assertThat(where).endsWith(API + "/" + read(made).get("id").asString());
        assertThat(read(made).has("pattern")).isFalse();
        assertThat(desk.get(PAGE).body())
                .contains(
                        "höchstens 2 Verbindungen zugleich, höchstens 60 Mails in der Minute",
                        "immer");
        String path = API + "/" + read(made).get("id").asString();
        assertThat(http.send("DELETE", path, null, key).statusCode()).isEqualTo(204);
        assertThat(read(http.get(path, key)).has("endedAt")).isTrue();

        HttpResponse<String> refused =
                http.postJson(
                        API,
                        "{\"pattern\": \"(\", \"times\": 0, \"within\": \"bald\", \"action\": \"leave-site\"}",
                        key);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).get("errors").toString()).contains("within");
        assertThat(
                        http.postJson(
                                        API,
                                        "{\"pattern\": \"(\", \"times\": 0, \"action\": \"leave-site\"}",
                                        key)
                                .body())
                .contains("\"field\":\"pattern\"", "\"field\":\"times\"");
        assertThat(http.postJson(API, "{}", key).body()).contains("\"field\":\"action\"");
    }

    @Test
    void nobodyElseKnowsOfIt() {
        Customers customers = new Customers(context);
        Customers.Customer shop = customers.active("Laden GmbH");
        assertThat(new Pages(port, customers.session(shop)).get(PAGE).statusCode()).isEqualTo(404);
        assertThat(http.get(API, shop.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.get(STANDING, shop.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.postJson(API, "{\"action\": \"limit\"}", shop.bearer()).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> add(Map<String, String> instead) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("site", site);
        typed.put("pattern", "slow <down>");
        typed.put("replies", "any");
        typed.put("times", "3");
        typed.put("within", "10");
        typed.put("action", "leave-account");
        typed.put("lasts", "240");
        typed.putAll(instead);
        List<String> fields = new ArrayList<>();
        typed.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return desk.post(PAGE, PAGE, fields.toArray(String[]::new));
    }

    private String idOf(String ofSite) {
        for (JsonNode one : read(http.get(API + "?limit=200", key)).get("items")) {
            if (one.get("site").asString().equals(ofSite)) {
                return one.get("id").asString();
            }
        }
        throw new AssertionError("no row for " + ofSite);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
