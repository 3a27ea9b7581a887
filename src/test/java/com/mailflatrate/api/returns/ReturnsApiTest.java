package com.mailflatrate.api.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.KeptMails;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages do about returned mail, over the interface. */
@DatabaseTest
class ReturnsApiTest {

    private static final String OPERATOR = "/api/v1/operator";
    private static final String RETURNS = OPERATOR + "/returns";
    private static final String INCIDENTS = OPERATOR + "/incidents";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private InstantSource clock;

    private Http http;
    private Customers customers;
    private KeptMails kept;
    private String[] operator;

    @BeforeEach
    void anOperator() {
        http = new Http(port);
        customers = new Customers(context);
        kept = new KeptMails(context);
        operator = customers.operator();
    }

    @Test
    @Covers("I10")
    void whatWasNotUnderstoodWaitsUntilSomebodyDecides() {
        String mail = RETURNS + '/' + kept.strange();
        assertThat(get(mail).at("/undecided").asBoolean()).isTrue();
        assertThat(get(mail).at("/reasonCode").asString()).isEqualTo("REPORT_WITHOUT_TOKEN");
        assertThat(http.get(mail + "/raw", operator).body())
                .contains("Final-Recipient: rfc822; x@y.test");
        assertThat(listed("undecided")).contains(get(mail).get("id").asString());

        JsonNode decided = post(mail + "/decision", "{\"decision\": \"complaint\"}", 200);
        assertThat(get(OPERATOR + "/cases/" + decided.at("/decision/caseId").asString()))
                .isNotEmpty();
        assertThat(listed("undecided")).doesNotContain(decided.get("id").asString());
        assertThat(listed("junk")).contains(decided.get("id").asString());
        assertThat(
                        post(mail + "/decision", "{\"decision\": \"leave\"}", 409)
                                .get("code")
                                .asString())
                .isEqualTo("WRONG_STATE");

        String other = RETURNS + '/' + kept.strange();
        assertThat(post(other + "/decision", "{\"decision\": \"burn\"}", 422).at("/errors/0/field"))
                .hasToString("\"decision\"");
        String tooLong = "{\"decision\": \"leave\", \"note\": \"" + "x".repeat(1_001) + "\"}";
        assertThat(post(other + "/decision", tooLong, 422).at("/errors/0/field"))
                .hasToString("\"note\"");
        post(other + "/decision", "{\"decision\": \"leave\", \"note\": \"Rauschen\"}", 200);
        assertThat(get(other).at("/decision/note").asString()).isEqualTo("Rauschen");
    }

    @Test
    void theInboxIsReadInPartsWithoutGapOrRepetition() {
        Set<String> own = new HashSet<>();
        for (int n = 0; n < 5; n++) {
            own.add(kept.strange().toString());
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        while (cursor != null && !seen.containsAll(own)) {
            JsonNode part = get(RETURNS + "?kind=undecided&limit=2" + cursor);
            part.get("items")
                    .forEach(one -> assertThat(seen.add(one.get("id").asString())).isTrue());
            JsonNode next = part.get("nextCursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asString();
        }
        assertThat(seen).containsAll(own);
        assertThat(http.get(RETURNS + "?kind=nonsense", operator).statusCode()).isEqualTo(422);
    }

    @Test
    void aMailIsReadAgainAtOnceAndAnUnderstoodOneHasNothingToDecide() {
        SentMail mail = mail(customers.active("Laden"));
        String raw = AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        String path = RETURNS + '/' + kept.answer("b", mail, raw, "JUNK", "NO_HEADER");

        JsonNode read = post(path + "/readings", "", 200);
        assertThat(read.get("upshot").asString()).isEqualTo("applied");
        assertThat(read.at("/mail/kind").asString()).isEqualTo("bounce");
        assertThat(post(path + "/readings", "", 200).get("upshot").asString()).isEqualTo("same");
        assertThat(get(path + "/readings").get("items")).hasSize(1);
        post(path + "/decision", "{\"decision\": \"leave\"}", 409);
    }

    @Test
    void allOfATimeAreReadAgainAndItIsToldHowFarItIs() {
        JsonNode asked =
                post(
                        OPERATOR + "/rereads",
                        "{\"since\": \"%s\", \"dryRun\": true}".formatted(clock.instant()),
                        202);
        String path = OPERATOR + "/rereads/" + asked.get("id").asString();
        Eventually.until("done", () -> get(path).get("state").asString().equals("done"));
        assertThat(get(path).at("/progress/done").asLong()).isZero();
        assertThat(get(path + "/readings").get("items")).isEmpty();
        assertThat(ids(get(OPERATOR + "/rereads"))).contains(asked.get("id").asString());
        post(OPERATOR + "/rereads", "{}", 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void aTimeThatHasNotBeenOrThatNobodyCanKeepIsRefusedAndNamed(String since) {
        JsonNode refused = post(OPERATOR + "/rereads", "{\"since\": \"" + since + "\"}", 422);
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("since");
        assertThat(refused.at("/errors/0/code").asString()).isEqualTo("INVALID_VALUE");
    }

    @Test
    @Covers("H6")
    void aBadDayIsDeclaredAndPutsBackWhomItHit() {
        Customer customer = customers.active("Laden");
        SentMail mail = mail(customer);
        String raw = AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        post(
                RETURNS + '/' + kept.answer("b", mail, raw, "JUNK", "NO_HEADER") + "/readings",
                "",
                200);
        assertThat(new SentMails(context).suppressed(mail)).containsExactly("HARD");

        String domain = mail.email().substring(mail.email().indexOf('@') + 1);
        String body = "{\"kind\": \"domain\", \"name\": \"%s\", \"hours\": %d}";
        post(INCIDENTS, body.formatted(domain, 73), 422);
        JsonNode declared = post(INCIDENTS, body.formatted(domain, 2), 201);
        assertThat(new SentMails(context).suppressed(mail)).isEmpty();
        String path = INCIDENTS + '/' + declared.get("id").asString();
        assertThat(get(path + "/accounts").at("/items/0/company").asString()).isEqualTo("Laden");
        assertThat(post(path + "/undo", "", 200).get("returned").asLong()).isZero();
        assertThat(get(path).hasNonNull("undoneAt")).isTrue();
        assertThat(ids(get(INCIDENTS))).contains(declared.get("id").asString());
        post(INCIDENTS, body.formatted("", 2), 422);
    }

    @Test
    void aFeedIsEnteredChangedAndEnded() {
        String domain = "loop-" + UUID.randomUUID() + ".test";
        String path = OPERATOR + "/feeds/" + domain;
        assertThat(http.get(path, operator).statusCode()).isEqualTo(404);
        String feed = "{\"name\": \"Loop\", \"owner\": \"Ines\", \"everyDays\": %d}";
        assertThat(put(path, feed.formatted(7), 200).get("signed").asBoolean()).isTrue();
        put(path, feed.formatted(366), 422);
        put(path, feed.formatted(3), 200);
        assertThat(get(path).get("everyDays").asInt()).isEqualTo(3);
        assertThat(get(path).get("silent").asBoolean()).isFalse();
        assertThat(http.send("DELETE", path, null, operator).statusCode()).isEqualTo(204);
        assertThat(http.send("DELETE", path, null, operator).statusCode()).isEqualTo(404);
    }

    @Test
    void aCustomerFindsNoneOfIt() {
        String[] stranger = customers.active("Fremd GmbH").bearer();
        String mail = RETURNS + '/' + kept.strange();
        for (String path :
                List.of(
                        RETURNS,
                        mail,
                        mail + "/raw",
                        mail + "/readings",
                        INCIDENTS,
                        OPERATOR + "/feeds",
                        OPERATOR + "/rereads")) {
            assertThat(http.get(path, stranger).statusCode()).as(path).isEqualTo(404);
        }
        String body = "{\"decision\": \"leave\"}";
        assertThat(http.postJson(mail + "/decision", body, stranger).statusCode()).isEqualTo(404);
        assertThat(get(mail).get("undecided").asBoolean()).isTrue();
    }

    private SentMail mail(Customer customer) {
        SentMails sent = new SentMails(context);
        ListId news = sent.list(customer, "Neues");
        String email = "maria@" + UUID.randomUUID().toString().substring(0, 8) + ".accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private List<String> listed(String kind) {
        return ids(get(RETURNS + "?limit=200&kind=" + kind));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(one -> one.get("id").asString()).toList();
    }

    private JsonNode get(String path) {
        return json(http.get(path, operator), 200);
    }

    private JsonNode post(String path, String body, int status) {
        return json(http.postJson(path, body, operator), status);
    }

    private JsonNode put(String path, String body, int status) {
        String[] headers = {operator[0], operator[1], "Content-Type", "application/json"};
        return json(http.send("PUT", path, body, headers), status);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }
}
