package com.mailflatrate.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.segments.Clause;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conditions find whom they say, and nothing else gets into the question. */
@DatabaseTest
class SegmentApiTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private Http http;
    private Customer acme;
    private String first;
    private String second;

    @BeforeEach
    void fourContacts() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
        first = list("Erste");
        second = list("Zweite");
        contact(first, "anna@kiel.test", "\"city\": \"Kiel\", \"visits\": \"3\"", "vip");
        contact(first, "bert@kiel.test", "\"city\": \"Kiel\", \"visits\": \"20\"", "laden");
        contact(second, "cora@bonn.test", "\"city\": \"Bonn\", \"born\": \"1990-05-01\"", "vip");
        contact(second, "dirk@bonn.test", "\"visits\": \"many\"", "");
    }

    @Test
    void everyClauseFindsWhomItSays() {
        assertThat(found(test("field-equal", "city", "Kiel"))).isEqualTo("anna bert");
        assertThat(found(test("field-different", "city", "Kiel"))).isEqualTo("cora dirk");
        assertThat(found(test("field-contains", "city", "ON"))).isEqualTo("cora");
        assertThat(found(test("field-begins", "city", "ki"))).isEqualTo("anna bert");
        assertThat(found(test("field-known", "city", ""))).isEqualTo("anna bert cora");
        assertThat(found(test("field-unknown", "city", ""))).isEqualTo("dirk");
        assertThat(found(test("field-more", "visits", "3"))).isEqualTo("bert");
        assertThat(found(test("field-less", "visits", "20"))).isEqualTo("anna");
        assertThat(found(test("field-after", "born", "1990-04-30"))).isEqualTo("cora");
        assertThat(found(test("field-before", "born", "1990-05-01"))).isEmpty();
        assertThat(found(test("address-begins", "", "Dirk@"))).isEqualTo("dirk");
        assertThat(found(test("address-domain", "", "bonn.test"))).isEqualTo("cora dirk");
        assertThat(found(test("list-on", first, ""))).isEqualTo("anna bert");
        assertThat(found(test("list-not-on", first, ""))).isEqualTo("cora dirk");
        assertThat(found(test("list-standing", first, "unconfirmed"))).isEqualTo("anna bert");
        assertThat(found(test("list-since-days", first, "7"))).isEmpty();
        assertThat(found(test("tag-has", "vip", ""))).isEqualTo("anna cora");
        assertThat(found(test("tag-lacks", "vip", ""))).isEqualTo("bert dirk");
        assertThat(found(test("origin-from", UUID.randomUUID().toString(), ""))).isEmpty();
        assertThat(found(test("added-within-days", "", "1"))).isEqualTo("anna bert cora dirk");
        assertThat(found(test("added-before", "", "2020-01-01"))).isEmpty();
        assertThat(found(test("added-after", "", "2020-01-01"))).isEqualTo("anna bert cora dirk");
        assertThat(found(test("mailed-within-days", "", "30"))).isEmpty();
        assertThat(found(test("mailed-not-within-days", "", "30")))
                .isEqualTo("anna bert cora dirk");
        String vip = save("VIP", test("tag-has", "vip", ""), "live");
        assertThat(found(test("segment-in", vip, ""))).isEqualTo("anna cora");
        assertThat(found(test("segment-not-in", vip, ""))).isEqualTo("bert dirk");
        assertThat(Clause.values()).as("each of them above").hasSize(26);
    }

    @Test
    void groupsNestAndNoneMeansNotOneOfThem() {
        String kiel = test("field-equal", "city", "Kiel");
        String vip = test("tag-has", "vip", "");
        String many = test("field-more", "visits", "10");
        assertThat(found(group("all", kiel, vip))).isEqualTo("anna");
        assertThat(found(group("any", kiel, vip))).isEqualTo("anna bert cora");
        assertThat(found(group("none", kiel, vip))).isEqualTo("dirk");
        assertThat(found(group("all", kiel, group("any", many, group("none", vip)))))
                .isEqualTo("bert");
    }

    @Test
    void whatIsNoRuleIsRefusedAndWhatLooksLikeSqlIsAText() {
        for (String wrong :
                List.of(
                        "{}",
                        "{\"match\": \"all\", \"rules\": []}",
                        "{\"match\": \"some\", \"rules\": [" + test("tag-has", "a", "") + "]}",
                        test("drop-table", "", ""),
                        test("field-equal", "a') or true --", "x"),
                        test("field-more", "visits", "1; select 1"),
                        test("list-on", "1' or '1'='1", ""),
                        test("added-within-days", "", "99999999999"),
                        test("added-after", "", "2026-02-30"),
                        test("field-equal", "city", "a\\u0000b"),
                        test("segment-in", UUID.randomUUID().toString(), ""),
                        group("all", group("all", group("all", group("all", group("all"))))))) {
            assertThat(preview(wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(found(test("field-equal", "city", "Kiel' or 'a'='a"))).isEmpty();
        assertThat(found(test("field-contains", "city", "%"))).isEmpty();
        assertThat(found(test("tag-has", ":name", ""))).isEmpty();
        assertThat(preview("{\"sql\": \"true\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void aLiveSegmentFollowsAndASnapshotStays() {
        String vip = test("tag-has", "vip", "");
        String live = save("VIP", vip, "live");
        String kept = save("VIP heute", vip, "snapshot");
        contact(first, "emma@kiel.test", "", "vip");
        assertThat(contacts(live)).isEqualTo("anna cora emma");
        assertThat(contacts(kept)).isEqualTo("anna cora");
        assertThat(one(live).get("contacts").asLong()).isEqualTo(3);
        assertThat(one(kept).get("contacts").asLong()).isEqualTo(2);

        JsonNode page =
                json(http.get("/api/v1/segments/" + live + "/contacts?limit=2", acme.bearer()));
        assertThat(page.get("items").size()).isEqualTo(2);
        String rest = "/contacts?limit=2&cursor=" + page.get("nextCursor").asString();
        assertThat(json(http.get("/api/v1/segments/" + live + rest, acme.bearer())).toString())
                .contains("emma@kiel.test")
                .doesNotContain("cora");
    }

    @Test
    void whatAnotherNamesStaysAndNobodyNamesItself() {
        String vip = save("VIP", test("tag-has", "vip", ""), "live");
        String more = save("Mehr", test("segment-in", vip, ""), "live");
        String path = "/api/v1/segments/" + vip;
        assertThat(one(vip).get("usedBy").toString()).contains(more);
        assertThat(http.send("DELETE", path, null, acme.bearer()).statusCode()).isEqualTo(409);
        String circle = "{\"name\": \"VIP\", \"rules\": " + test("segment-in", more, "") + "}";
        HttpResponse<String> refused =
                http.send(
                        "PUT",
                        path,
                        circle,
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + acme.key());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        Customer other = new Customers(context).active("Andere GmbH");
        assertThat(http.get(path, other.bearer()).statusCode()).isEqualTo(404);
        http.send("DELETE", "/api/v1/segments/" + more, null, acme.bearer());
        assertThat(http.send("DELETE", path, null, acme.bearer()).statusCode()).isEqualTo(204);
    }

    private String found(String rules) {
        HttpResponse<String> answer = preview(rules);
        assertThat(answer.statusCode()).as(rules + answer.body()).isEqualTo(200);
        JsonNode preview = json(answer);
        assertThat(preview.get("contacts").asInt()).isEqualTo(preview.get("sample").size());
        return names(preview.get("sample"));
    }

    private HttpResponse<String> preview(String rules) {
        String body = rules.startsWith("{\"sql") ? rules : "{\"rules\": " + rules + "}";
        return http.postJson("/api/v1/segments/preview", body, acme.bearer());
    }

    private String save(String name, String rules, String kind) {
        HttpResponse<String> made =
                http.postJson(
                        "/api/v1/segments",
                        "{\"name\": \"%s\", \"rules\": %s, \"kind\": \"%s\"}"
                                .formatted(name, rules, kind),
                        acme.bearer());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("id").asString();
    }

    private JsonNode one(String id) {
        return json(http.get("/api/v1/segments/" + id, acme.bearer()));
    }

    private String contacts(String id) {
        return names(
                json(http.get("/api/v1/segments/" + id + "/contacts", acme.bearer())).get("items"));
    }

    private static String names(JsonNode items) {
        TreeSet<String> names = new TreeSet<>();
        items.forEach(item -> names.add(item.get("email").asString().split("@", -1)[0]));
        return String.join(" ", names);
    }

    private static String test(String clause, String name, String value) {
        return "{\"test\": \"%s\", \"name\": \"%s\", \"value\": \"%s\"}"
                .formatted(clause, name, value);
    }

    private static String group(String match, String... rules) {
        return "{\"match\": \"%s\", \"rules\": [%s]}".formatted(match, String.join(", ", rules));
    }

    private String list(String name) {
        return json(http.postJson("/api/v1/lists", "{\"name\": \"" + name + "\"}", acme.bearer()))
                .get("id")
                .asString();
    }

    private void contact(String list, String email, String fields, String tag) {
        String body = "{\"email\": \"%s\", \"fields\": {%s}}".formatted(email, fields);
        HttpResponse<String> made =
                http.postJson("/api/v1/lists/" + list + "/contacts", body, acme.bearer());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        if (!tag.isEmpty()) {
            http.send(
                    "PATCH",
                    "/api/v1/contacts/" + json(made).get("id").asString(),
                    "{\"tags\": [\"" + tag + "\"]}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + acme.key());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
