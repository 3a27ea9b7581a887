package com.mailflatrate.api.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SignUps;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Typed fields, tags, what happened to a contact, and two that are one. */
@DatabaseTest
class ContactDetailTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private final String domain = "firma-" + UUID.randomUUID() + ".test";
    private Http http;
    private Customer acme;
    private String contacts;

    @BeforeEach
    void aList() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
        contacts = list("Liste");
    }

    @Test
    void aFieldTakesOnlyWhatItsTypeAllows() {
        define("born", "date", "[]");
        define("visits", "number", "[]");
        define("roast", "choice", "[\"hell\", \"dunkel\"]");
        define("member", "yes-no", "[]");
        String anna = signUp("anna@" + domain);
        assertThat(fields(anna, "\"born\": \"31.12.1990\"")).isEqualTo(422);
        assertThat(fields(anna, "\"born\": \"1990-02-30\"")).isEqualTo(422);
        assertThat(fields(anna, "\"visits\": \"viele\"")).isEqualTo(422);
        assertThat(fields(anna, "\"roast\": \"mittel\"")).isEqualTo(422);
        assertThat(fields(anna, "\"member\": \"ja\"")).isEqualTo(422);
        assertThat(json(http.get(anna, acme.bearer())).get("fields").size()).isZero();

        String good =
                "\"born\": \"1990-12-31\", \"visits\": \"12.5\", \"roast\": \"hell\","
                        + " \"member\": \"yes\", \"undefined\": \"anything\"";
        assertThat(fields(anna, good)).isEqualTo(200);
        assertThat(json(http.get(anna, acme.bearer())).get("fields").size()).isEqualTo(5);
        HttpResponse<String> refused =
                http.postJson(
                        contacts,
                        "{\"email\": \"b@" + domain + "\", \"fields\": {\"visits\": \"x\"}}",
                        acme.bearer());
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void aDefinitionIsOnePerKeyAndGoesWithoutTheValues() {
        define("visits", "number", "[]");
        String again = "{\"key\": \"visits\", \"label\": \"Besuche\", \"type\": \"text\"}";
        assertThat(http.postJson("/api/v1/fields", again, acme.bearer()).statusCode())
                .isEqualTo(422);
        String anna = signUp("anna@" + domain);
        assertThat(fields(anna, "\"visits\": \"3\"")).isEqualTo(200);
        Customer other = new Customers(context).active("Andere GmbH");
        String field = "/api/v1/fields/visits";
        assertThat(http.send("DELETE", field, null, other.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.send("DELETE", field, null, acme.bearer()).statusCode()).isEqualTo(204);
        assertThat(fields(anna, "\"visits\": \"viele\"")).isEqualTo(200);
    }

    @Test
    void tagsAreCountedAndOneNobodyHasIsGone() {
        String anna = signUp("anna@" + domain);
        String bert = signUp("bert@" + domain);
        assertThat(patch(anna, "{\"tags\": [\" Stammkunde \", \"hof  laden\"]}").statusCode())
                .isEqualTo(200);
        assertThat(patch(bert, "{\"tags\": [\"STAMMKUNDE\"]}").statusCode()).isEqualTo(200);
        assertThat(patch(bert, "{\"tags\": [\"a<b\"]}").statusCode()).isEqualTo(422);
        assertThat(tags()).isEqualTo("hof laden 1, stammkunde 2");
        JsonNode page = json(http.get(contacts + "?tag=stammkunde", acme.bearer())).get("items");
        assertThat(page.size()).isEqualTo(2);
        assertThat(json(http.get(contacts + "?tag=hof%20laden", acme.bearer())).toString())
                .contains("anna@" + domain)
                .doesNotContain("bert@" + domain);

        patch(anna, "{\"tags\": []}");
        assertThat(tags()).isEqualTo("stammkunde 1");
        http.send("DELETE", bert, null, acme.bearer());
        assertThat(tags()).isEqualTo("stammkunde 0");
    }

    @Test
    void theHistorySaysWhatWasBeforeAndWhoChangedIt() {
        SignUps visitors = new SignUps(context, http);
        String anna = signUp("anna@" + domain);
        http.postForm("/c/" + visitors.secret(acme, "anna@" + domain), "");
        patch(anna, "{\"fields\": {\"firstName\": \"Anna\"}, \"tags\": [\"neu\"]}");
        patch(anna, "{\"email\": \"anna.neu@" + domain + "\"}");

        JsonNode lines = json(http.get(anna + "/history", acme.bearer())).get("items");
        assertThat(lines.valueStream().map(line -> line.get("kind").asString()).toList())
                .containsExactlyInAnyOrder("standing", "standing", "fields", "tags", "address");
        assertThat(lines.toString())
                .contains("\"unconfirmed\"", "\"subscribed\"", "firstName", "+neu")
                .contains("anna@" + domain);
        JsonNode now = json(http.get(anna, acme.bearer()));
        assertThat(now.get("status").asString()).isEqualTo("unconfirmed");
        assertThat(now.get("statusReason").asString()).isEqualTo("ADDRESS_CHANGED");
    }

    @Test
    void mergingTakesFieldsAndLeavesButNoConsent() {
        SignUps visitors = new SignUps(context, http);
        String second = list("Zweite");
        String anna = signUp("anna@" + domain);
        http.postForm("/c/" + visitors.secret(acme, "anna@" + domain), "");
        String old = path(signUpOn(second, "anna.alt@" + domain));
        http.postForm("/c/" + visitors.secret(acme, "anna.alt@" + domain), "");
        patch(old, "{\"fields\": {\"city\": \"Kiel\"}, \"tags\": [\"laden\"]}");
        String id = old.substring(old.lastIndexOf('/') + 1);

        String self = "{\"other\": \"" + anna.substring(anna.lastIndexOf('/') + 1) + "\"}";
        assertThat(http.postJson(anna + "/merge", self, acme.bearer()).statusCode()).isEqualTo(422);
        HttpResponse<String> merged =
                http.postJson(anna + "/merge", "{\"other\": \"" + id + "\"}", acme.bearer());
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(http.get(old, acme.bearer()).statusCode()).isEqualTo(404);
        JsonNode one = json(http.get(anna, acme.bearer()));
        assertThat(one.get("fields").get("city").asString()).isEqualTo("Kiel");
        assertThat(one.get("tags").toString()).contains("laden");
        assertThat(
                        one.get("memberships")
                                .valueStream()
                                .map(
                                        each ->
                                                each.get("listName").asString()
                                                        + " "
                                                        + each.get("status").asString())
                                .toList())
                .containsExactlyInAnyOrder("Liste subscribed", "Zweite unconfirmed");
    }

    private String list(String name) {
        HttpResponse<String> list =
                http.postJson("/api/v1/lists", "{\"name\": \"" + name + "\"}", acme.bearer());
        return "/api/v1/lists/" + json(list).get("id").asString() + "/contacts";
    }

    private void define(String key, String type, String choices) {
        HttpResponse<String> made =
                http.postJson(
                        "/api/v1/fields",
                        "{\"key\": \"%s\", \"label\": \"%s\", \"type\": \"%s\", \"choices\": %s}"
                                .formatted(key, key, type, choices),
                        acme.bearer());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private String signUp(String address) {
        return path(signUpOn(contacts, address));
    }

    private HttpResponse<String> signUpOn(String list, String address) {
        return http.postJson(list, "{\"email\": \"" + address + "\"}", acme.bearer());
    }

    private static String path(HttpResponse<String> made) {
        return "/api/v1/contacts/" + json(made).get("id").asString();
    }

    private int fields(String path, String fields) {
        return patch(path, "{\"fields\": {" + fields + "}}").statusCode();
    }

    private HttpResponse<String> patch(String path, String body) {
        String key = "Bearer " + acme.key();
        return http.send(
                "PATCH", path, body, "Content-Type", "application/json", "Authorization", key);
    }

    private String tags() {
        return String.join(
                ", ",
                json(http.get("/api/v1/tags", acme.bearer()))
                        .get("items")
                        .valueStream()
                        .map(tag -> tag.get("name").asString() + " " + tag.get("contacts").asLong())
                        .toList());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
