package com.mailflatrate.api.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.SignUps;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing people up and correcting them, from outside. */
@DatabaseTest
class ContactApiTest {

    @LocalServerPort private int port;

    @Autowired private ApplicationContext context;

    private Http http;
    private Customer acme;
    private String contacts;

    @BeforeEach
    void aList() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
        HttpResponse<String> list =
                http.postJson("/api/v1/lists", "{\"name\": \"Liste\"}", acme.bearer());
        contacts = "/api/v1/lists/" + json(list).get("id").asString() + "/contacts";
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@firma.test", "Support@firma.test", "sales@firma.test"})
    @Covers("B1")
    void aRoleAddressIsNotSignedUp(String address) {
        HttpResponse<String> refused = signUp(address);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(error(refused)).isEqualTo("email ROLE_ADDRESS");
        assertThat(size()).isZero();
        assertThat(signUp("anna@firma.test").statusCode()).isEqualTo(201);
        assertThat(size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@firma.test", "support@firma.test", "SALES@firma.test"})
    @Covers("B1")
    void aPersonsAddressIsNotChangedIntoARoleAddress(String address) {
        String path = "/api/v1/contacts/" + json(signUp("anna@firma.test")).get("id").asString();
        HttpResponse<String> refused =
                change(
                        path,
                        "{\"email\": \"" + address + "\", \"fields\": {\"firstName\": \"Info\"}}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(error(refused)).isEqualTo("email ROLE_ADDRESS");
        JsonNode unchanged = json(http.get(path, acme.bearer()));
        assertThat(unchanged.get("email").asString()).isEqualTo("anna@firma.test");
        assertThat(unchanged.get("fields").has("firstName")).isFalse();

        HttpResponse<String> changed = change(path, "{\"email\": \"anna.neu@firma.test\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).get("email").asString()).isEqualTo("anna.neu@firma.test");
        assertThat(size()).isEqualTo(1);
    }

    @Test
    @Covers("C11")
    void aNewAddressGetsAMailOfItsOwnOnTheSameDayAndTheOldMailNoLongerConfirms() {
        SignUps visitors = new SignUps(context, http);
        String anna = Outside.freshEmail();
        String moved = Outside.freshEmail();
        String path = "/api/v1/contacts/" + json(signUp(anna)).get("id").asString();
        String old = visitors.secret(acme, anna);
        assertThat(change(path, address(moved)).statusCode()).isEqualTo(200);
        String fresh = visitors.secret(acme, moved);

        assertThat(http.postForm("/c/" + old, "").statusCode()).isEqualTo(404);
        assertThat(json(http.get(path, acme.bearer())).toString()).doesNotContain("\"subscribed\"");
        http.postForm("/c/" + fresh, "");
        assertThat(json(http.get(path, acme.bearer())).toString()).contains("\"subscribed\"");

        change(path, address(anna));
        visitors.settled(acme);
        change(path, address(moved));
        visitors.settled(acme);
        assertThat(visitors.mails(acme, anna)).hasSize(1);
    }

    @Test
    @Covers("B5")
    void whoIsErasedIsUnknownAndNeverComesBack() {
        String path = "/api/v1/contacts/" + json(signUp("anna@firma.test")).get("id").asString();
        signUp("bert@firma.test");
        Customer other = new Customers(context).active("Andere GmbH");
        assertThat(http.send("DELETE", path, null, other.bearer()).statusCode()).isEqualTo(404);
        assertThat(size()).isEqualTo(2);

        assertThat(http.send("DELETE", path, null, acme.bearer()).statusCode()).isEqualTo(204);
        assertThat(http.get(path, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.send("DELETE", path, null, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.get(contacts, acme.bearer()).body())
                .contains("bert@firma.test")
                .doesNotContain("anna@firma.test");

        JsonNode entry = json(http.get("/api/v1/suppressions", acme.bearer())).get("items").get(0);
        assertThat(entry.get("reason").asString()).isEqualTo("ERASED");
        assertThat(entry.toString()).as("by its hash alone").doesNotContain("anna");
        assertThat(error(signUp("Anna@FIRMA.test"))).endsWith("SUPPRESSED");
        String key = "/api/v1/suppressions/" + entry.get("id").asString();
        assertThat(http.send("DELETE", key, null, acme.bearer()).statusCode()).isEqualTo(403);
        assertThat(size()).isEqualTo(1);
    }

    private HttpResponse<String> signUp(String address) {
        return http.postJson(contacts, address(address), acme.bearer());
    }

    private HttpResponse<String> change(String path, String body) {
        return http.send(
                "PATCH",
                path,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + acme.key());
    }

    private static String address(String email) {
        return "{\"email\": \"" + email + "\"}";
    }

    private long size() {
        return json(http.get(contacts, acme.bearer())).get("items").size();
    }

    private static String error(HttpResponse<String> answer) {
        JsonNode error = json(answer).get("errors").get(0);
        return error.path("field").asString("") + " " + error.get("code").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
