package com.mailflatrate.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.consent.Audiences;
import com.mailflatrate.consent.Selection;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.suppression.Suppressions;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whom the operator bars gets mail from no account; the neighbour does. */
@DatabaseTest
class BarredTest {

    private static final String PATH = "/api/v1/operator/suppressions";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Audiences audiences;

    private Http http;
    private Customers customers;
    private Customer acme;
    private ListId list;
    private String barred;
    private String neighbour;

    @BeforeEach
    void twoOnAList() {
        http = new Http(port);
        customers = new Customers(context);
        acme = customers.active("Acme GmbH");
        SentMails sent = new SentMails(context);
        list = sent.list(acme, "Neues");
        barred = "weg-" + UUID.randomUUID() + "@accept.test";
        neighbour = "da-" + UUID.randomUUID() + "@accept.test";
        sent.person(acme, barred, list);
        sent.person(acme, neighbour, list);
    }

    @Test
    void whoIsBarredIsLeftOutByTheGateAndTakenInByNobodyUntilItIsLifted() {
        String id = json(bar("MANUAL")).get("id").asString();
        assertThat(select().skipped()).isEqualTo(Map.of(Skip.SUPPRESSED, 1L));
        assertThat(select().sendable()).isEqualTo(1);
        assertThat(blocked(barred)).as("what the queue asks").isTrue();
        assertThat(blocked(neighbour)).isFalse();
        Customer other = customers.active("Andere GmbH");
        assertThat(signUp(other, barred)).as("nor by an account of tomorrow").isEqualTo(422);
        assertThat(signUp(other, neighbour)).isEqualTo(201);
        assertThat(http.send("DELETE", PATH + "/" + id, null, customers.operator()).statusCode())
                .isEqualTo(204);
        assertThat(select().sendable()).isEqualTo(2);
        assertThat(blocked(barred)).isFalse();
    }

    @Test
    void anObjectionToEverybodyCannotBeLiftedAndTheAddressIsNotKept() {
        HttpResponse<String> added = bar("OBJECTION");
        assertThat(added.body()).doesNotContain(barred);
        String path = PATH + "/" + json(added).get("id").asString();
        HttpResponse<String> refused = http.send("DELETE", path, null, customers.operator());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("SUPPRESSION_NOT_YOURS");
        assertThat(http.get(PATH, customers.operator()).body())
                .contains(json(added).get("print").asString())
                .doesNotContain(barred);
    }

    @Test
    void onlyTheOperatorBarsAndOnlyWithACause() {
        assertThat(http.postJson(PATH, body("MANUAL", "Anruf"), acme.bearer()).statusCode())
                .isEqualTo(404);
        assertThat(http.postJson(PATH, body("MANUAL", ""), customers.operator()).statusCode())
                .isEqualTo(422);
        assertThat(http.postJson(PATH, body("ERASED", "Anruf"), customers.operator()).statusCode())
                .isEqualTo(422);
        assertThat(blocked(barred)).isFalse();
    }

    private HttpResponse<String> bar(String reason) {
        HttpResponse<String> added =
                http.postJson(PATH, body(reason, "Anruf am Montag"), customers.operator());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return added;
    }

    private String body(String reason, String cause) {
        return "{\"email\": \"%s\", \"reason\": \"%s\", \"cause\": \"%s\"}"
                .formatted(barred, reason, cause);
    }

    private Selection select() {
        return Lanes.engine(() -> audiences.select(acme.account(), List.of(list)));
    }

    private boolean blocked(String address) {
        EmailAddress email = EmailAddress.parse(address).orElseThrow();
        return Lanes.engine(
                () -> context.getBean(Suppressions.class).blocks(acme.account(), email, list));
    }

    private int signUp(Customer who, String address) {
        ListId own = new SentMails(context).list(who, "Liste");
        String body = "{\"email\": \"" + address + "\"}";
        return http.postJson("/api/v1/lists/" + own + "/contacts", body, who.bearer()).statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
