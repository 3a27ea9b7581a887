package com.mailflatrate.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.Outside.Somebody;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From an application to a decision, from outside. */
@DatabaseTest
class ApplicationApiTest {

    @LocalServerPort private int port;

    @Autowired private Staff staff;

    @Autowired private Policies policies;

    @Autowired private TestTime time;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionTemplate transactions;

    private Outside outside;

    @BeforeEach
    void open() {
        outside = new Outside(port);
    }

    @Test
    void anApplicationWaitsUntilAPersonDecides() {
        Somebody applicant = outside.applicant();
        assertThat(state(applicant)).isEqualTo("pending");
        confirm(applicant);
        JsonNode decided = Outside.json(decide(applicant, "approve", "Schöne Rösterei"));
        assertThat(decided.get("state").asString()).isEqualTo("active");
        assertThat(state(applicant)).isEqualTo("active");
    }

    @Test
    void anApplicationSentTwiceWithOneKeyIsOneApplication() {
        String body = outside.application(outside.freshEmail());
        String[] once = {"Idempotency-Key", UUID.randomUUID().toString()};
        HttpResponse<String> first = outside.http().postJson("/api/v1/applications", body, once);
        HttpResponse<String> second = outside.http().postJson("/api/v1/applications", body, once);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(Outside.json(second).get("accountId"))
                .isEqualTo(Outside.json(first).get("accountId"));
        HttpResponse<String> another =
                outside.http()
                        .postJson(
                                "/api/v1/applications",
                                outside.application(outside.freshEmail()),
                                once);
        assertThat(code(another)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    @Covers("A1")
    void aPendingAccountSendsNothingToContacts() {
        Somebody applicant = outside.applicant();
        HttpResponse<String> list =
                outside.http()
                        .postJson(
                                "/api/v1/lists",
                                "{\"name\": \"Neues\", \"description\": \"Neues\"}",
                                applicant.bearer());
        assertThat(list.statusCode()).isEqualTo(201);
        String contacts = "/api/v1/lists/" + Outside.json(list).get("id").asString() + "/contacts";
        HttpResponse<String> added =
                outside.http()
                        .postJson(
                                contacts, "{\"email\": \"anna@accept.test\"}", applicant.bearer());
        assertThat(code(added)).isEqualTo("ACCOUNT_NOT_ACTIVE");
        assertThat(state(applicant)).isEqualTo("pending");
    }

    @Test
    @Covers("A1")
    void theDecisionIsLoggedWithReviewerTimeAndNote() {
        Somebody applicant = outside.applicant();
        confirm(applicant);
        decide(applicant, "approve", "Alles stimmig");
        JsonNode entries =
                Outside.json(outside.http().get("/api/v1/account/audit", applicant.bearer()))
                        .get("items");
        JsonNode entry = find(entries, "account.active");
        assertThat(entry.get("by").asString()).contains("Jana Weber");
        assertThat(entry.get("at").asString()).isNotEmpty();
        assertThat(entry.get("details").get("note").asString()).isEqualTo("Alles stimmig");
    }

    @Test
    void nobodyDecidesBeforeTheAddressIsConfirmedNorTwice() {
        Somebody applicant = outside.applicant();
        assertThat(code(decide(applicant, "approve", "x"))).isEqualTo("ADDRESS_NOT_CONFIRMED");
        confirm(applicant);
        assertThat(decide(applicant, "reject", "Gekaufte Adressen").statusCode()).isEqualTo(200);
        HttpResponse<String> again = decide(applicant, "approve", "doch");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("ALREADY_DECIDED");
    }

    @Test
    @Covers("A2")
    void anApplicationWithoutOriginsIsRefusedByField() {
        String body =
                outside.application(
                        Outside.freshEmail(),
                        "\"collectionUrl\": \"https://www.nordlicht-kaffee.test/newsletter\"",
                        "\"system\": \"x\"");
        HttpResponse<String> refused = outside.http().postJson("/api/v1/applications", body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("origins[0].collectionUrl");
        HttpResponse<String> empty = outside.http().postJson("/api/v1/applications", "{}");
        assertThat(empty.body()).contains("\"field\":\"origins\"", "\"field\":\"accept.dpa\"");
    }

    @Test
    @Covers("A2")
    void statedOriginsAreShownInTheReview() {
        Somebody applicant = outside.applicant();
        JsonNode seen =
                Outside.json(
                        outside.http()
                                .get(
                                        "/api/v1/operator/accounts/" + applicant.accountId(),
                                        "Authorization",
                                        "Bearer " + operatorKey()));
        JsonNode origin = seen.get("application").get("origins").get(0);
        assertThat(origin.get("kind").asString()).isEqualTo("own-form");
        assertThat(origin.get("collectionUrl").asString()).contains("newsletter");
        assertThat(seen.get("risk").get("level").asString()).isIn("low", "medium");
    }

    @Test
    void aLineBreakANulOrAHugePasswordIsRefused() {
        assertThat(refusal("Katrin Möller\", \"email", "Katrin\\r\\nBcc: x@y.test\", \"email"))
                .contains("CONTROL_CHARACTER");
        assertThat(refusal("Holtenauer", "Holte\\u0000nauer")).contains("CONTROL_CHARACTER");
        assertThat(refusal("Kaffee am Morgen 7", "x".repeat(1_000_000))).contains("TOO_LONG");
        assertThat(refusal("\"gmbh\"", "\"limited liability unicorn\"")).contains("INVALID_VALUE");
        assertThat(refusal("\"DE\"", "\"XX\"")).contains("company.country");
    }

    @Test
    @Covers("A6")
    void anApplicationWithoutTheAgreementIsRefusedAndWithItNothingIsOutstanding() {
        HttpResponse<String> refused =
                outside.http()
                        .postJson(
                                "/api/v1/applications",
                                outside.application(Outside.freshEmail())
                                        .replaceAll(
                                                "\"dpa\": \"[0-9a-f]+\"",
                                                "\"dpa\": \"" + "0".repeat(64) + "\""));
        assertThat(code(refused)).isEqualTo("POLICY_NOT_ACCEPTED");
        Somebody applicant = outside.applicant();
        assertThat(account(applicant).get("outstanding").size()).isZero();
    }

    @Test
    @Covers("A3")
    void aNewVersionOfTheTermsMustBeAcceptedOnceItIsInForce() {
        Somebody applicant = outside.applicant();
        Policies.Publication next =
                new Policies.Publication(
                        PolicyKind.TERMS,
                        Map.of(Language.DE, "Bedingungen", Language.EN, "Terms"),
                        Map.of(Language.DE, "Neu " + time.now(), Language.EN, "New"),
                        time.now().plus(Policies.NOTICE).plusSeconds(60),
                        false);
        String sha = policies.publish(next, Actor.system("test")).orThrow().sha256();
        assertThat(account(applicant).get("outstanding").size()).isZero();
        time.tick(Policies.NOTICE.plus(Duration.ofMinutes(2)));
        Somebody again = signIn(applicant);
        assertThat(account(again).get("outstanding").get(0).asString()).isEqualTo("TERMS_OUTDATED");
        HttpResponse<String> accepted =
                outside.http()
                        .postJson(
                                "/api/v1/account/acceptances",
                                "{\"kind\": \"terms\", \"sha256\": \"" + sha + "\"}",
                                again.bearer());
        assertThat(accepted.statusCode()).isEqualTo(201);
        JsonNode first = Outside.json(accepted).get("items").get(0);
        assertThat(first.get("sha256").asString()).isEqualTo(sha);
        assertThat(first.get("by").asString()).isEqualTo("Katrin Möller");
        assertThat(first.get("ip").asString()).isNotEmpty();
        assertThat(account(again).get("outstanding").size()).isZero();
    }

    @Test
    @Covers("J3")
    void whatBelongsToAnotherAccountDoesNotExist() {
        Somebody one = outside.applicant();
        Somebody other = outside.applicant();
        JsonNode key =
                Outside.json(
                        outside.http()
                                .postJson(
                                        "/api/v1/keys",
                                        "{\"name\": \"till\", \"scopes\": [\"account:read\"]}",
                                        one.bearer()));
        String path = "/api/v1/keys/" + key.get("id").asString();
        assertThat(outside.http().send("DELETE", path, null, other.bearer()).statusCode())
                .isEqualTo(404);
        assertThat(
                        outside.http()
                                .get("/api/v1/operator/accounts/" + one.accountId(), other.bearer())
                                .statusCode())
                .isEqualTo(404);
        String[] bearer = {"Authorization", "Bearer " + key.get("key").asString()};
        assertThat(outside.http().get("/api/v1/account", bearer).statusCode()).isEqualTo(200);
        assertThat(outside.http().send("DELETE", path, null, one.bearer()).statusCode())
                .isEqualTo(204);
        assertThat(outside.http().get("/api/v1/account", bearer).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Nordlicht GmbH, Südlicht GmbH, review",
        "'\"gmbh\"', '\"ug\"', review",
        "'[\"', '[\"Ole Neu\",\"', review",
        "Nordlicht GmbH, Nordlicht GmbH, active",
        "'\"street\":\"', '\"street\":\"Neue ', active",
    })
    @Covers("A12")
    void whoTheCompanyIsSendsAnActiveAccountBackToReviewAndWhereItSitsDoesNot(
            String from, String to, String then) {
        Somebody applicant = outside.applicant();
        confirm(applicant);
        decide(applicant, "approve", "");
        String company = account(applicant).get("company").toString();
        assertThat(company).contains(from);
        HttpResponse<String> saved =
                outside.http()
                        .send(
                                "PUT",
                                "/api/v1/account/imprint",
                                company.replace(from, to),
                                json(applicant));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(state(applicant)).isEqualTo(then);
    }

    @Test
    void staffNeedACodeAndUseItOnce() {
        EmailAddress email = EmailAddress.parse(Outside.freshEmail()).orElseThrow();
        Staff.NewStaff person =
                staff.create("Jana Weber", email, "Pruefung am Morgen", Language.DE);
        byte[] secret = Base32.decode(person.totpSecret().toLowerCase(Locale.ROOT)).orElseThrow();
        String form = "{\"email\": \"" + email.full() + "\", \"password\": \"Pruefung am Morgen\"";
        assertThat(code(outside.http().postJson("/api/v1/sessions", form + "}")))
                .isEqualTo("CODE_REQUIRED");
        String body = form + ", \"code\": \"" + Totp.code(secret, time.now()) + "\"}";
        assertThat(outside.http().postJson("/api/v1/sessions", body).statusCode()).isEqualTo(201);
        assertThat(code(outside.http().postJson("/api/v1/sessions", body)))
                .isEqualTo("WRONG_CREDENTIALS");
    }

    @Test
    void manyWrongPasswordsHaveToWait() {
        Somebody applicant = outside.applicant();
        String body = "{\"email\": \"" + applicant.email() + "\", \"password\": \"wrong\"}";
        for (int i = 0; i < 10; i++) {
            assertThat(outside.http().postJson("/api/v1/sessions", body).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> waiting = outside.http().postJson("/api/v1/sessions", body);
        assertThat(waiting.statusCode()).isEqualTo(429);
        assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
        time.tick(Duration.ofMinutes(11));
        assertThat(signIn(applicant).token()).isNotEmpty();
    }

    private String operatorKey() {
        EmailAddress email = EmailAddress.parse(Outside.freshEmail()).orElseThrow();
        return staff.createKey(
                staff.create("Jana Weber", email, "Pruefung am Morgen", Language.DE), "tests");
    }

    private HttpResponse<String> decide(Somebody applicant, String decision, String note) {
        return outside.http()
                .postJson(
                        "/api/v1/operator/accounts/" + applicant.accountId() + "/decision",
                        "{\"decision\": \"" + decision + "\", \"note\": \"" + note + "\"}",
                        "Authorization",
                        "Bearer " + operatorKey());
    }

    /** What the mailed link does; that the letter arrives is shown by the story. */
    private void confirm(Somebody applicant) {
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                tx ->
                                        jdbc.sql(
                                                        """
                        update vetting.applications set confirmed_at = now()
                         where user_id = (select id from account.users where email = :email)""")
                                                .param("email", applicant.email())
                                                .update()));
    }

    private Somebody signIn(Somebody somebody) {
        return new Somebody(
                somebody.accountId(), somebody.email(), outside.signIn(somebody.email()));
    }

    private String refusal(String from, String to) {
        HttpResponse<String> answer =
                outside.http()
                        .postJson(
                                "/api/v1/applications",
                                outside.application(Outside.freshEmail(), from, to));
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private JsonNode account(Somebody somebody) {
        return Outside.json(outside.http().get("/api/v1/account", somebody.bearer()));
    }

    private String state(Somebody somebody) {
        return account(somebody).get("state").asString();
    }

    private static String code(HttpResponse<String> answer) {
        return Outside.json(answer).get("code").asString();
    }

    private static JsonNode find(JsonNode entries, String action) {
        for (JsonNode entry : entries) {
            if (entry.get("action").asString().equals(action)) {
                return entry;
            }
        }
        throw new AssertionError("no entry " + action);
    }

    private static String[] json(Somebody somebody) {
        return new String[] {
            "Authorization", "Bearer " + somebody.token(), "Content-Type", "application/json"
        };
    }
}
