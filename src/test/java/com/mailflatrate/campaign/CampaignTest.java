package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class CampaignTest {

    @Autowired private ApplicationContext context;

    @Autowired private JdbcClient jdbc;

    @Autowired private TransactionTemplate transactions;

    @Autowired private TestTime time;

    @LocalServerPort private int port;

    private GivenCampaigns given;

    @BeforeEach
    void open() {
        given = new GivenCampaigns(context, port);
    }

    static Map<String, Object> ticked(JsonNode gate) {
        return Map.of(
                "policyConfirmed", true, "nonce", gate.get("confirmation").get("nonce").asString());
    }

    private long rows(Sender sender, String table) {
        return Lanes.engine(
                () ->
                        transactions.execute(
                                tx ->
                                        jdbc.sql(
                                                        "select count(*) from campaign."
                                                                + table
                                                                + " where account_id = :account")
                                                .param(
                                                        "account",
                                                        sender.customer().account().value())
                                                .query(Long.class)
                                                .single()));
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + GivenCampaigns.read(answer).path("code").asString();
    }

    @Test
    @Covers({"A4", "D6"})
    void aLawfulCampaignPassesTheGateAndIsSentToExactlyThoseWhoAgreed() {
        Sender sender = given.sender(5);
        String campaign = given.campaign(sender, given.lawful(sender));
        JsonNode gate = given.gate(sender, campaign);
        assertThat(given.blocks(gate)).isEmpty();
        assertThat(gate.get("verdict").asString()).isEqualTo("amber");
        assertThat(gate.get("audience").get("sendable").asLong()).isEqualTo(5);
        assertThat(gate.get("audience").get("selected").asLong()).isEqualTo(6);
        HttpResponse<String> released = given.release(sender, campaign, ticked(gate));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(202);
        String mailing = GivenCampaigns.read(released).get("mailingId").asString();
        Eventually.until(
                "finished",
                () ->
                        given.get(sender.customer(), "/api/v1/mailings/" + mailing)
                                .get("state")
                                .asString()
                                .equals("finished"));
        JsonNode counts = given.get(sender.customer(), "/api/v1/mailings/" + mailing);
        assertThat(counts.get("total").asLong()).isEqualTo(5);
        assertThat(counts.get("accepted").asLong()).as(counts.toString()).isEqualTo(5);
    }

    @Test
    @Covers("A4")
    void withoutATickNothingIsSentAndTheRefusalIsKept() {
        Sender sender = given.sender(2);
        String campaign = given.campaign(sender, given.lawful(sender));
        JsonNode gate = given.gate(sender, campaign);
        String nonce = gate.get("confirmation").get("nonce").asString();
        for (Map<String, Object> body :
                List.<Map<String, Object>>of(
                        Map.of(),
                        Map.of("policyConfirmed", false, "nonce", nonce),
                        Map.of("policyConfirmed", true),
                        Map.of("policyConfirmed", true, "nonce", "nonsense"))) {
            assertThat(code(given.release(sender, campaign, body)))
                    .isEqualTo("422 POLICY_CONFIRMATION_REQUIRED");
        }
        assertThat(rows(sender, "mailings")).isZero();
        assertThat(rows(sender, "refusals")).isEqualTo(4);
        assertThat(code(given.release(sender, campaign, ticked(gate)))).startsWith("202");
    }

    @Test
    @Covers({"A4", "D15"})
    void aNonceIsForOneContentAndHalfAnHour() {
        Sender sender = given.sender(2);
        Map<String, Object> body = given.lawful(sender);
        String campaign = given.campaign(sender, body);
        JsonNode old = given.gate(sender, campaign);
        body.put("subject", "Ein anderer Betreff");
        Http http = new Http(port);
        http.send(
                "PUT",
                "/api/v1/campaigns/" + campaign,
                tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(body),
                "Authorization",
                "Bearer " + sender.customer().key(),
                "Content-Type",
                "application/json");
        assertThat(code(given.release(sender, campaign, ticked(old))))
                .isEqualTo("422 POLICY_CONFIRMATION_REQUIRED");
        JsonNode late = given.gate(sender, campaign);
        time.tick(Duration.ofMinutes(31));
        assertThat(code(given.release(sender, campaign, ticked(late))))
                .isEqualTo("422 POLICY_CONFIRMATION_REQUIRED");
        JsonNode inTime = given.gate(sender, campaign);
        time.tick(Duration.ofMinutes(29));
        assertThat(code(given.release(sender, campaign, ticked(inTime)))).startsWith("202");
    }

    @Test
    void anHourThatIsOverOrYearsAwayIsRefusedAndTheTickStaysGood() {
        Sender sender = given.sender(2);
        String campaign = given.campaign(sender, given.lawful(sender));
        Map<String, Object> tick = ticked(given.gate(sender, campaign));
        for (Duration away : List.of(Duration.ofHours(-1), Duration.ofDays(400))) {
            Map<String, Object> wish = new HashMap<>(tick);
            wish.put("scheduledAt", time.now().plus(away).toString());
            HttpResponse<String> answer = given.release(sender, campaign, wish);
            assertThat(code(answer)).isEqualTo("422 INVALID_VALUE");
            assertThat(answer.body()).contains("scheduledAt");
        }
        assertThat(rows(sender, "mailings")).isZero();
        assertThat(code(given.release(sender, campaign, tick))).startsWith("202");
    }

    @Test
    @Covers("A4")
    void aTickUnderAnOlderVersionOfThePolicyIsNone() {
        Sender sender = given.sender(2);
        String campaign = given.campaign(sender, given.lawful(sender));
        Map<String, Object> before = ticked(given.gate(sender, campaign));
        Map<Language, String> words = Map.of(Language.DE, "Neue Regel", Language.EN, "New rule");
        Policies policies = context.getBean(Policies.class);
        String sha256 =
                policies.publish(
                                new Policies.Publication(
                                        PolicyKind.ANTI_SPAM, words, words, time.now(), true),
                                Actor.system("test"))
                        .orThrow()
                        .sha256();
        assertThat(code(given.release(sender, campaign, before))).isEqualTo("409 TERMS_OUTDATED");
        Customers.Customer owner = sender.customer();
        ClientInfo client = new ClientInfo("192.0.2.7", "test", Language.DE);
        Lanes.engine(
                () ->
                        policies.accept(
                                        owner.account(),
                                        PolicyKind.ANTI_SPAM,
                                        sha256,
                                        owner.owner(),
                                        client)
                                .orThrow());
        assertThat(code(given.release(sender, campaign, before)))
                .as("accepted, but the tick was for the version before")
                .isEqualTo("422 POLICY_CONFIRMATION_REQUIRED");
        assertThat(rows(sender, "mailings")).isZero();
        assertThat(code(given.release(sender, campaign, ticked(given.gate(sender, campaign)))))
                .startsWith("202");
    }

    @Test
    @Covers("A4")
    void aSecondClickSendsNothingAndNamesTheMailing() {
        Sender sender = given.sender(2);
        String campaign = given.campaign(sender, given.lawful(sender));
        Map<String, Object> tick = ticked(given.gate(sender, campaign));
        String mailing =
                GivenCampaigns.read(given.release(sender, campaign, tick))
                        .get("mailingId")
                        .asString();
        HttpResponse<String> second = given.release(sender, campaign, tick);
        assertThat(code(second)).isEqualTo("409 NONCE_USED");
        assertThat(second.body()).contains("MAILING_EXISTS", mailing);
        assertThat(
                        code(
                                given.release(
                                        sender,
                                        campaign,
                                        Map.of(
                                                "policyConfirmed",
                                                true,
                                                "nonce",
                                                tick.get("nonce"),
                                                "again",
                                                true))))
                .isEqualTo("409 NONCE_USED");
        assertThat(rows(sender, "mailings")).isEqualTo(1);
        Map<String, Object> again = new java.util.HashMap<>(ticked(given.gate(sender, campaign)));
        again.put("again", true);
        assertThat(code(given.release(sender, campaign, again))).startsWith("202");
    }

    @Test
    @Covers("A4")
    void twoCampaignsMakeTwoConfirmations() {
        Sender sender = given.sender(2);
        for (int i = 0; i < 2; i++) {
            String campaign = given.campaign(sender, given.lawful(sender));
            assertThat(code(given.release(sender, campaign, ticked(given.gate(sender, campaign)))))
                    .startsWith("202");
        }
        assertThat(rows(sender, "confirmations")).isEqualTo(2);
    }

    @Test
    @Covers({"D1", "D2", "D3", "D5", "D9"})
    void theGateNamesEachObstacle() {
        Sender sender = given.sender(2);
        Map<String, Map<String, Object>> wrong = new java.util.LinkedHashMap<>();
        wrong.put("UNSUBSCRIBE_MISSING", Map.of("html", "<p>Hallo</p>"));
        wrong.put(
                "UNSUBSCRIBE_HIDDEN",
                Map.of("html", "<div style='display:none'>{{ footer }}</div>"));
        wrong.put(
                "IMPRINT_HIDDEN",
                Map.of("html", "<style>p{font-size:2px!important}</style>{{ footer }}"));
        wrong.put(
                "FREEMAIL_FROM",
                Map.of("from", Map.of("name", "Rösterei Nord", "email", "nord@gmail.com")));
        wrong.put(
                "FROM_DOMAIN_UNVERIFIED",
                Map.of("from", Map.of("name", "Rösterei Nord", "email", "a@other-nord.test")));
        wrong.put(
                "FROM_NAME_ADDRESS",
                Map.of("from", Map.of("name", "chef@bank.de", "email", "post@" + sender.domain())));
        wrong.put(
                "FROM_NAME_BRAND",
                Map.of("from", Map.of("name", "PayPal", "email", "post@" + sender.domain())));
        wrong.put(
                "FROM_NOREPLY",
                Map.of(
                        "from",
                        Map.of("name", "Rösterei Nord", "email", "no-reply@" + sender.domain())));
        wrong.put("SUBJECT_REPLY", Map.of("subject", "Re: Ihre Bestellung"));
        wrong.put("SUBJECT_EMPTY", Map.of("subject", ""));
        wrong.put("SUBJECT_INVISIBLE", Map.of("subject", "Win\u200bter"));
        wrong.put(
                "URL_SHORTENER", Map.of("html", "<a href='https://bit.ly/x'>Los</a>{{ footer }}"));
        wrong.put("LIST_MISSING", Map.of("listIds", List.of()));
        wrong.forEach(
                (code, change) -> {
                    Map<String, Object> body = given.lawful(sender);
                    body.putAll(change);
                    String campaign = given.campaign(sender, body);
                    JsonNode gate = given.gate(sender, campaign);
                    assertThat(given.blocks(gate)).as(code).contains(code);
                    assertThat(gate.has("confirmation")).as(code).isFalse();
                    HttpResponse<String> refused =
                            given.release(
                                    sender,
                                    campaign,
                                    Map.of("policyConfirmed", true, "nonce", "x"));
                    assertThat(code(refused)).isEqualTo("422 GATE_RED");
                    assertThat(given.blocks(GivenCampaigns.read(refused))).contains(code);
                });
    }

    @Test
    @Covers({"E2", "E12", "D9"})
    void whatMustNotBeStoredIsRefusedAtTheDoor() {
        Sender sender = given.sender(0);
        Map<String, Map<String, Object>> wrong = new java.util.LinkedHashMap<>();
        wrong.put("422 CONTROL_CHARACTER", Map.of("subject", "Hallo\r\nBcc: x@y.example"));
        wrong.put(
                "422 CONTROL_CHARACTER ",
                Map.of(
                        "from",
                        Map.of(
                                "name",
                                "Nord\nBcc: x@y.example",
                                "email",
                                "post@" + sender.domain())));
        wrong.put("422 CONTROL_CHARACTER  ", Map.of("preheader", "a\u0000b"));
        wrong.put("422 HTML_NOT_ALLOWED", Map.of("html", "<script>alert(1)</script>{{ footer }}"));
        wrong.put("422 TEMPLATE_ERROR", Map.of("html", "{% for x in y %}"));
        wrong.put("422 TOO_LONG", Map.of("html", "x".repeat(1_100_000)));
        wrong.put(
                "400 UNKNOWN_FIELD",
                Map.of("headers", Map.of("List-Unsubscribe", "<https://evil.example>")));
        Http http = new Http(port);
        wrong.forEach(
                (code, change) -> {
                    Map<String, Object> body = given.lawful(sender);
                    body.putAll(change);
                    HttpResponse<String> answer =
                            http.postJson(
                                    "/api/v1/campaigns",
                                    tools.jackson.databind.json.JsonMapper.shared()
                                            .writeValueAsString(body),
                                    sender.bearer());
                    assertThat(code(answer))
                            .as(answer.body().substring(0, Math.min(300, answer.body().length())))
                            .isEqualTo(code.strip());
                });
        assertThat(rows(sender, "campaigns")).isZero();
        given.campaign(sender, given.lawful(sender));
        assertThat(rows(sender, "campaigns")).isEqualTo(1);
    }

    @Test
    void anotherAccountsCampaignDoesNotExist() {
        Sender sender = given.sender(0);
        Sender other = given.sender(0);
        String campaign = given.campaign(sender, given.lawful(sender));
        Http http = new Http(port);
        for (String path : List.of("", "/gate")) {
            assertThat(
                            http.get("/api/v1/campaigns/" + campaign + path, other.bearer())
                                    .statusCode())
                    .isEqualTo(404);
        }
        Map<String, Object> body = given.lawful(other);
        body.put("listIds", List.of(sender.list()));
        assertThat(
                        http.postJson(
                                        "/api/v1/campaigns",
                                        tools.jackson.databind.json.JsonMapper.shared()
                                                .writeValueAsString(body),
                                        other.bearer())
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Covers("D12")
    void testsGoToProvedUsersOnly() {
        Sender sender = given.sender(0);
        String campaign = given.campaign(sender, given.lawful(sender));
        HttpResponse<String> stranger =
                new Http(port)
                        .postJson(
                                "/api/v1/campaigns/" + campaign + "/tests",
                                "{\"to\": [\"fremd@accept.test\"]}",
                                sender.bearer());
        assertThat(code(stranger)).isEqualTo("422 TEST_RECIPIENT");
        assertThat(rows(sender, "tests")).isZero();
    }
}
