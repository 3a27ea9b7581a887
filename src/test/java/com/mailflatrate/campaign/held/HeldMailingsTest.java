package com.mailflatrate.campaign.held;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.ApiKeys;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.account.signin.StaffRights;
import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.schedule.ScheduledHeld;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.health.HeldRuns;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a rule stopped goes on when a person of the operator has looked, and not before. */
@DatabaseTest
@Import(Operator.class)
class HeldMailingsTest {

    private static final String HELD = "/api/v1/operator/held-mailings";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private HeldMailings held;
    @Autowired private Mailings mailings;
    @Autowired private Runs runs;
    @Autowired private Sessions sessions;
    @Autowired private JdbcClient db;
    @Autowired private TransactionOperations transactions;

    private Customers customers;
    private Sender sender;
    private MailingId stopped;

    @BeforeEach
    void aMailingThatARuleStopped() {
        customers = new Customers(context);
        GivenCampaigns given = new GivenCampaigns(context, port);
        sender = given.sender(1);
        String campaign = given.campaign(sender, given.lawful(sender));
        JsonNode gate = given.gate(sender, campaign);
        HttpResponse<String> released =
                given.release(
                        sender,
                        campaign,
                        Map.of(
                                "policyConfirmed",
                                true,
                                "nonce",
                                gate.get("confirmation").get("nonce").asString()));
        stopped = MailingId.parse(read(released).get("mailingId").asString()).orElseThrow();
        Eventually.until("sent", () -> mailing().state() == Mailing.State.FINISHED);
        Lanes.engine(() -> transactions.executeWithoutResult(tx -> stop()));
    }

    /** In one transaction: between two of them the run could finish. */
    private void stop() {
        db.sql("update delivery.runs set state = 'RUNNING' where mailing_id = ?")
                .param(stopped.value())
                .update();
        runs.hold(
                        account(),
                        Objects.requireNonNull(mailing().run()),
                        "COMPLAINTS 5 400",
                        Actor.system("complaints"))
                .orThrow();
    }

    @Test
    void aPersonReadsWhyAndLetsItGoOnAndTheAccountReadsWhatWasFound() {
        Pages desk = new Pages(port, operator.session("Jana Weber"));
        String page = "/operator/held/" + stopped;
        assertThat(desk.get("/operator/held").body())
                .contains(page, "5 Beschwerden bei 400 angenommenen Mails.");
        assertThat(desk.get("/operator/cases").body()).contains("/operator/held");
        HttpResponse<String> silent = desk.post(page, page + "/release", "note", " ");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("id=\"e-note\"");
        assertThat(mailing().state()).isEqualTo(Mailing.State.HELD);

        String found = "Ein Wettbewerber hat fünfmal gemeldet.";
        assertThat(desk.post(page, page + "/release", "note", found).headers().map())
                .containsKey("location");
        Eventually.until("gone on", () -> mailing().state() == Mailing.State.FINISHED);
        assertThat(mailing().holds())
                .anySatisfy(
                        hold -> {
                            assertThat(hold.turn()).isEqualTo(Mailing.Turn.RESUMED);
                            assertThat(hold.why()).isEqualTo(found);
                        });
        assertThat(
                        Lanes.engine(
                                () ->
                                        context.getBean(Audit.class)
                                                .page(account(), PageRequest.first())
                                                .items()))
                .anySatisfy(
                        entry -> {
                            assertThat(entry.action()).isEqualTo("mailing.hold-lifted");
                            assertThat(entry.subject()).isEqualTo(stopped.toString());
                        });
        assertThat(desk.get(page).statusCode()).isEqualTo(404);
        assertThat(desk.post("/operator/held", page + "/release", "note", "x").statusCode())
                .isEqualTo(302);
    }

    @Test
    void theInterfaceNamesWhatIsHeldAndRefusesWhatIsNotSo() {
        Http http = new Http(port);
        String[] key = customers.operator();
        assertThat(read(http.get(HELD + "?limit=200", key)).get("items"))
                .anySatisfy(
                        one -> {
                            assertThat(one.get("mailingId").asString())
                                    .isEqualTo(stopped.toString());
                            assertThat(one.get("accountId").asString())
                                    .isEqualTo(sender.customer().publicId().toString());
                            assertThat(one.get("why").asString()).isEqualTo("COMPLAINTS 5 400");
                            assertThat(one.get("counts").get("accepted").asLong()).isEqualTo(1);
                        });
        String release = HELD + "/" + stopped + "/release";
        assertThat(answer(http, release, "{}", key)).isEqualTo("422 REQUIRED REQUIRED note");
        assertThat(answer(http, HELD + "/zzzzzzzzzzzz/release", "{\"note\": \"x\"}", key))
                .startsWith("404 NOT_FOUND");
        assertThat(answer(http, release, "{\"note\": \"x\"}", sender.customer().bearer()))
                .startsWith("404 NOT_FOUND");
        customers.standing(account(), "suspended");
        assertThat(answer(http, release, "{\"note\": \"x\"}", key))
                .startsWith("403 ACCOUNT_NOT_ACTIVE");
        customers.standing(account(), "active");
        assertThat(read(http.postJson(release, "{\"note\": \"x\"}", key)).get("state").asString())
                .isIn("sending", "finished");
        assertThat(answer(http, release, "{\"note\": \"x\"}", key)).startsWith("409 WRONG_STATE");
    }

    @Test
    @Covers("A10")
    void outsideTheSandboxAKeyCannotLetAnythingGo() {
        HeldMailings elsewhere =
                new HeldMailings(
                        context.getBean(HeldRuns.class),
                        mailings,
                        runs,
                        context.getBean(Accounts.class),
                        new StaffRights("mx"),
                        context.getBean(Audit.class));
        SignedIn person = sessions.find(operator.session("Jana Weber")).orElseThrow();
        SignedIn key = context.getBean(ApiKeys.class).find(operator.key()).orElseThrow();
        assertThat(release(elsewhere, key)).isEqualTo(Outcome.refused(Code.PERSON_REQUIRED));
        assertThat(mailing().state()).isEqualTo(Mailing.State.HELD);
        assertThat(release(elsewhere, person).isDone()).isTrue();
    }

    @Test
    void theOwnersAreToldWhyAMailingStandsStillAndWhyAPlannedOneDidNotLeave() {
        Eventually.eventually(
                () ->
                        assertThat(letters())
                                .anyMatch(
                                        text ->
                                                text.contains("/mailings/" + stopped)
                                                        && text.contains(
                                                                "5 Beschwerden bei 400 angenommenen Mails.")));
        ScheduledHeld grown =
                new ScheduledHeld(
                        account(), stopped, mailing().campaign(), "Winter", "AUDIENCE_GROWN");
        transactions.executeWithoutResult(status -> context.publishEvent(grown));
        Eventually.eventually(
                () ->
                        assertThat(letters())
                                .anyMatch(
                                        text ->
                                                text.contains("/campaigns/" + grown.campaign())
                                                        && text.contains("mehr geworden")));
    }

    private List<String> letters() {
        return Lanes.engine(
                () ->
                        db.sql("select body_text from delivery.letters where account_id = ?")
                                .param(account().value())
                                .query(String.class)
                                .list());
    }

    private Outcome<Mailing> release(HeldMailings desk, SignedIn me) {
        return Lanes.engine(() -> desk.release(stopped, "angesehen", me));
    }

    private Mailing mailing() {
        return mailings.byMailingId(stopped).orElseThrow();
    }

    private AccountId account() {
        return sender.customer().account();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Status, code, and what is wrong with which field. */
    private static String answer(Http http, String path, String json, String... headers) {
        HttpResponse<String> answer = http.postJson(path, json, headers);
        JsonNode body = read(answer);
        StringBuilder words = new StringBuilder();
        words.append(answer.statusCode()).append(' ').append(body.path("code").asString());
        body.path("errors")
                .forEach(
                        one ->
                                words.append(' ')
                                        .append(one.path("code").asString())
                                        .append(' ')
                                        .append(one.path("field").asString()));
        return words.toString();
    }
}
