package com.mailflatrate.privacy.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contacts as a file, from asking to the last cell. */
@DatabaseTest
class TakeoutTest {

    private static final String REASON = "\"reason\": \"Umzug in ein anderes System\"";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private Http http;
    private Customer acme;
    private String list;

    @BeforeEach
    void twoContacts() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
        list = list("Erste");
        String other = list("Zweite");
        contact(list, "anna@firma.test", "=HYPERLINK(0)");
        contact(other, "bert@firma.test", "Bert");
    }

    @Test
    @Covers("B9")
    void whatLooksLikeAFormulaIsATextAndANameStaysANameInTheFile() {
        String file = file(ask("\"scope\": \"everything\""));
        assertThat(file).contains("'=HYPERLINK(0)").doesNotContain(",=HYPERLINK");
        assertThat(file).contains("bert@firma.test,Bert,");
        assertThat(CsvCell.of("@cmd")).isEqualTo("'@cmd");
        assertThat(CsvCell.of("a=b")).isEqualTo("a=b");
    }

    @Test
    void aListASegmentAndEverythingHoldWhatTheySay() {
        String all = file(ask("\"scope\": \"everything\""));
        assertThat(all).contains("anna@firma.test", "bert@firma.test", "Erste,unconfirmed");
        String one = file(ask("\"scope\": \"list\", \"subject\": \"" + list + "\""));
        assertThat(one).contains("anna@firma.test").doesNotContain("bert@firma.test");
        String rules = "{\"test\": \"field-equal\", \"name\": \"firstName\", \"value\": \"Bert\"}";
        String segment =
                id(
                        http.postJson(
                                "/api/v1/segments",
                                "{\"name\": \"Bert\", \"rules\": " + rules + "}",
                                acme.bearer()));
        String some = file(ask("\"scope\": \"segment\", \"subject\": \"" + segment + "\""));
        assertThat(some).contains("bert@firma.test").doesNotContain("anna@firma.test");
        List<String> lines = all.lines().toList();
        assertThat(lines.getFirst()).endsWith("consentRecordedAt,consentEntry");
        assertThat(lines).as("two contacts and the canaries").hasSizeGreaterThan(3);
    }

    @Test
    void whatIsNotAskedForOrNotOnesOwnIsNotThere() {
        Customer other = new Customers(context).active("Andere GmbH");
        String body = "{\"scope\": \"list\", \"subject\": \"" + list + "\", " + REASON + "}";
        assertThat(http.postJson("/api/v1/exports", body, other.bearer()).statusCode())
                .isEqualTo(404);
        String path = "/api/v1/exports/" + ask("\"scope\": \"everything\"") + "/file";
        assertThat(http.postJson(path, "", other.bearer()).statusCode()).isEqualTo(404);
        String unknown = "/api/v1/exports/" + UUID.randomUUID() + "/file";
        assertThat(http.postJson(unknown, "", acme.bearer()).statusCode()).isEqualTo(404);
        HttpResponse<String> unreasoned =
                http.postJson("/api/v1/exports", "{\"scope\": \"everything\"}", acme.bearer());
        assertThat(unreasoned.statusCode()).isEqualTo(422);
    }

    @Test
    void anOwnerAsksOnThePageAndFetchesTheFile() {
        Pages pages = new Pages(port, new Customers(context).session(acme));
        String page = "/contacts/export";
        assertThat(pages.get(page).body()).contains("Alle Kontakte", "Erste");
        HttpResponse<String> refused = pages.post(page, page, "of", "list:" + list, "reason", "x");
        assertThat(refused.statusCode()).isEqualTo(422);
        HttpResponse<String> asked =
                pages.post(page, page, "of", "list:" + list, "reason", "Umzug ins neue System");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        String exports = pages.get("/account/exports").body();
        String permit = exports.replaceAll("(?s).*/account/exports/([0-9a-f-]{36})/file.*", "$1");
        HttpResponse<String> file =
                pages.post("/account/exports", "/account/exports/" + permit + "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("anna@firma.test").doesNotContain("bert@firma.test");
    }

    private String ask(String what) {
        HttpResponse<String> asked =
                http.postJson("/api/v1/exports", "{" + what + ", " + REASON + "}", acme.bearer());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(json(asked).get("state").asString()).isEqualTo("open");
        return json(asked).get("id").asString();
    }

    private String file(String permit) {
        HttpResponse<String> file =
                http.postJson("/api/v1/exports/" + permit + "/file", "", acme.bearer());
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        return file.body();
    }

    private String list(String name) {
        return id(http.postJson("/api/v1/lists", "{\"name\": \"" + name + "\"}", acme.bearer()));
    }

    private void contact(String on, String email, String name) {
        String body =
                "{\"email\": \"%s\", \"fields\": {\"firstName\": \"%s\"}}".formatted(email, name);
        http.postJson("/api/v1/lists/" + on + "/contacts", body, acme.bearer());
    }

    private static String id(HttpResponse<String> made) {
        return json(made).get("id").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
