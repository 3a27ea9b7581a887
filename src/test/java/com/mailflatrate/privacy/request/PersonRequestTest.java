package com.mailflatrate.privacy.request;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person may ask of an account: to be told, and to be forgotten. */
@DatabaseTest
class PersonRequestTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private LegalHolds holds;

    private Http http;
    private Customer acme;
    private Customer other;
    private String email;
    private String contact;

    @BeforeEach
    void theSamePersonInTwoAccounts() {
        http = new Http(port);
        acme = new Customers(context).active("Acme GmbH");
        other = new Customers(context).active("Andere GmbH");
        email = "anna-" + UUID.randomUUID() + "@person.test";
        contact = signUp(acme, "Rundbrief der Acme");
        signUp(other, "Liste der Anderen");
    }

    @Test
    @Covers("J1")
    void aPersonIsToldEverythingThisAccountKnowsAndNothingOfAnotherOne() {
        Eventually.until(
                "the mail that asks",
                () ->
                        count("select count(*) from delivery.letters where account_id = ?", acme)
                                > 0);
        JsonNode told = tell(acme, email);
        JsonNode data = told.get("data");
        assertThat(data.at("/audience/audience.contacts/0/email").asString()).isEqualTo(email);
        assertThat(data.at("/audience/audience.contacts/0/fields/firstName").asString())
                .isEqualTo("Anna");
        assertThat(data.at("/audience/audience.memberships/0/name").asString())
                .isEqualTo("Rundbrief der Acme");
        assertThat(data.at("/optin/optin.registrations/0/email").asString()).isEqualTo(email);
        assertThat(data.at("/delivery/delivery.letters/0/kind").asString())
                .isEqualTo("CONFIRMATION");
        assertThat(told.toString()).doesNotContain("Liste der Anderen");
        assertThat(told.get("controller").asString()).isEqualTo("Acme GmbH");
        assertThat(tell(acme, "nobody-" + email).get("data")).isEmpty();
    }

    @Test
    @Covers("J2")
    void whoIsErasedIsFoundNowhereAndTheSamePersonElsewhereIsLeftAlone() {
        HttpResponse<String> asked =
                http.postJson("/api/v1/privacy/erasures", about(email), acme.bearer());
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String path = "/api/v1/privacy/requests/" + json(asked).get("id").asString();
        assertThat(http.get("/api/v1/contacts/" + contact, acme.bearer()).statusCode())
                .as("gone with the answer")
                .isEqualTo(404);
        eventually(
                () ->
                        assertThat(json(http.get(path, acme.bearer())).get("state").asString())
                                .isEqualTo("done"));
        JsonNode told = tell(acme, email).get("data");
        assertThat(told.propertyNames()).containsOnly("suppression", "privacy");
        assertThat(told.toString()).doesNotContain(email);
        assertThat(told.at("/suppression/suppression.entries/0/reason").asString())
                .isEqualTo("ERASED");
        assertThat(
                        count(
                                "select count(*) from ledger.events where kind = 'ERASED' and account_id = ?",
                                acme))
                .as("what was declared stays provable")
                .isPositive();
        assertThat(
                        count(
                                "select count(*) from privacy.requests where account_id = ? and address is not null",
                                acme))
                .as("the address went with the last step")
                .isZero();
        assertThat(tell(other, email).at("/data/audience/audience.contacts")).isNotEmpty();
        assertThat(http.get(path, other.bearer()).statusCode()).isEqualTo(404);
    }

    @Test
    void theErasedCannotBeAddedAgainByTheAccount() {
        http.send("DELETE", "/api/v1/contacts/" + contact, null, acme.bearer());
        assertThat(register(acme, list(acme, "Neue Liste")).statusCode()).isEqualTo(422);
        assertThat(register(other, list(other, "Noch eine")).statusCode()).isEqualTo(201);
    }

    @Test
    void aLegalHoldBeatsAnErasureUntilItIsLifted() {
        Actor court = Actor.person("Amtsgericht");
        ContactId id = ContactId.parse(contact).orElseThrow();
        LegalHold hold = holds.set(acme.account(), id, "Az. 12 C 34/26", court).orThrow();
        HttpResponse<String> refused =
                http.postJson("/api/v1/privacy/erasures", about(email), acme.bearer());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("LEGAL_HOLD");
        String neighbour = about("someone-" + email);
        assertThat(http.postJson("/api/v1/privacy/erasures", neighbour, acme.bearer()).statusCode())
                .isEqualTo(202);
        holds.lift(hold.id(), court).orThrow();
        assertThat(
                        http.postJson("/api/v1/privacy/erasures", about(email), acme.bearer())
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void theOwnerLooksAnAddressUpFetchesTheFileAndErasesOnThePage() {
        Pages pages = new Pages(port, new Customers(context).session(acme));
        assertThat(pages.get("/privacy").body()).contains("Noch hat niemand gefragt");
        HttpResponse<String> file = pages.post("/privacy", "/privacy/access", "email", email);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .contains("access.json");
        assertThat(file.body()).contains(email, "Rundbrief der Acme");
        assertThat(pages.post("/privacy", "/privacy/erasure", "email", email).statusCode())
                .as("nobody is erased without the tick")
                .isEqualTo(422);
        HttpResponse<String> erased =
                pages.post("/privacy", "/privacy/erasure", "email", email, "sure", "on");
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(302);
        String location = erased.headers().firstValue("Location").orElseThrow();
        String page = pages.get(location.substring(location.indexOf("/privacy/"))).body();
        assertThat(page).contains("Stand in jedem Bereich", "Einwilligungen").doesNotContain(email);
        assertThat(pages.get("/privacy").body()).contains("Auskunft", "Löschung");
    }

    private JsonNode tell(Customer who, String address) {
        HttpResponse<String> told =
                http.postJson("/api/v1/privacy/access-files", about(address), who.bearer());
        assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
        return json(told);
    }

    private String signUp(Customer who, String list) {
        HttpResponse<String> made = register(who, list(who, list));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("id").asString();
    }

    private HttpResponse<String> register(Customer who, String list) {
        String body = "{\"email\": \"%s\", \"fields\": {\"firstName\": \"Anna\"}}".formatted(email);
        return http.postJson("/api/v1/lists/" + list + "/contacts", body, who.bearer());
    }

    private String list(Customer who, String name) {
        return json(http.postJson("/api/v1/lists", "{\"name\": \"" + name + "\"}", who.bearer()))
                .get("id")
                .asString();
    }

    private long count(String sql, Customer who) {
        return new SentMails(context)
                .engine(db -> db.sql(sql).param(who.account().value()).query(Long.class).single());
    }

    private static String about(String address) {
        return "{\"email\": \"" + address + "\"}";
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
