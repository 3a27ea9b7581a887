package com.mailflatrate.api.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who must not be mailed, from outside. */
@DatabaseTest
class SuppressionApiTest {

    private static final String PATH = "/api/v1/suppressions";

    @LocalServerPort private int port;

    @Autowired private ApplicationContext context;

    private Http http;
    private Customer acme;

    @BeforeEach
    void aCustomer() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
    }

    @Test
    @Covers({"B5", "B13"})
    void whatTheAccountTypedInItMayTakeAwayAgain() {
        HttpResponse<String> added = add("{\"email\": \"anna@mail.test\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(json(added).get("reason").asString()).isEqualTo("MANUAL");
        assertThat(json(added).get("email").asString()).isEqualTo("anna@mail.test");
        assertThat(signUp().statusCode()).isEqualTo(422);

        String entry = PATH + "/" + json(added).get("id").asString();
        assertThat(http.send("DELETE", entry, null, acme.bearer()).statusCode()).isEqualTo(204);
        assertThat(entries()).isEmpty();
        assertThat(http.send("DELETE", entry, null, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(signUp().statusCode()).isEqualTo(201);
    }

    @Test
    void aSecondTimeChangesNothing() {
        JsonNode first = json(add("{\"email\": \"anna@mail.test\"}"));
        HttpResponse<String> again = add("{\"email\": \"Anna@MAIL.test\", \"reason\": \"MANUAL\"}");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again).get("id")).isEqualTo(first.get("id"));
        assertThat(json(again).get("at")).isEqualTo(first.get("at"));
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLAINT", "OBJECTION", "UNSUBSCRIBED", "HARD", "SOFT"})
    @Covers("B13")
    void whatThePersonOrTheMailSystemSaidStays(String reason) {
        JsonNode added =
                json(add("{\"email\": \"anna@mail.test\", \"reason\": \"" + reason + "\"}"));
        String entry = PATH + "/" + added.get("id").asString();
        HttpResponse<String> refused = http.send("DELETE", entry, null, acme.bearer());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).get("code").asString()).isEqualTo("SUPPRESSION_NOT_YOURS");
        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatIsNoAddressOrNoReasonIsNamed() {
        assertThat(add("{}").body()).contains("\"field\":\"email\"", "REQUIRED");
        assertThat(add("{\"email\": \"anna\"}").body()).contains("INVALID_ADDRESS");
        assertThat(add("{\"email\": \"anna@mail.test\", \"reason\": \"ERASED\"}").body())
                .contains("\"field\":\"reason\"", "INVALID_VALUE");
        assertThat(entries()).isEmpty();
    }

    @Test
    @Covers("B5")
    void aFileSuppressesItsAddressesAndNamesTheLinesThatAreNone() {
        HttpResponse<String> answer =
                file(
                        "\uFEFFE-Mail;Grund\nanna@mail.test;COMPLAINT\nbert@mail.test\nkeine Adresse\n"
                                + "\"cem@mail.test\";\nAnna@MAIL.test;COMPLAINT\n");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("total").asLong()).isEqualTo(5);
        assertThat(json(answer).get("added").asLong()).isEqualTo(4);
        assertThat(json(answer).get("invalidLines").toString()).isEqualTo("[4]");
        List<String> reasons = new ArrayList<>();
        entries().forEach(entry -> reasons.add(entry.get("reason").asString()));
        assertThat(reasons).containsExactlyInAnyOrder("COMPLAINT", "MANUAL", "MANUAL");
        assertThat(signUp().statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' '|EMPTY_FILE",
                "anna@mail.test,ERASED|INVALID_VALUE",
                "anna@mail.test,NOSUCH|INVALID_VALUE"
            })
    void aBrokenFileIsNamedAndSuppressesNobody(String file, String code) {
        HttpResponse<String> answer =
                file("bert@mail.test\n".repeat(code.equals("EMPTY_FILE") ? 0 : 1) + file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(code);
        assertThat(entries()).isEmpty();
    }

    private HttpResponse<String> file(String csv) {
        return http.send(
                "POST",
                PATH,
                csv,
                "Authorization",
                "Bearer " + acme.key(),
                "Content-Type",
                "text/csv;charset=UTF-8");
    }

    private HttpResponse<String> add(String body) {
        return http.postJson(PATH, body, acme.bearer());
    }

    private HttpResponse<String> signUp() {
        JsonNode list =
                json(http.postJson("/api/v1/lists", "{\"name\": \"Liste\"}", acme.bearer()));
        return http.postJson(
                "/api/v1/lists/" + list.get("id").asString() + "/contacts",
                "{\"email\": \"anna@mail.test\"}",
                acme.bearer());
    }

    private JsonNode entries() {
        return json(http.get(PATH, acme.bearer())).get("items");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
