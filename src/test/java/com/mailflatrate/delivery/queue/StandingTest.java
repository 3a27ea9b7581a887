package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.domain.SenderDomain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is decided while messages are already claimed: somebody leaves, the account is stopped, the
 * mailing is cancelled, the domain is lost.
 */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class StandingTest extends RunsOfOneShop {

    private static final int PEOPLE = 24;

    @LocalServerPort private int port;
    @Autowired private JdbcClient db;

    private Customer customer;

    @Override
    @BeforeEach
    void aVerifiedDomain() {
        customer = new Customers(context).active("Stand");
        account = customer.account();
        name = "stand" + account.value() + ".test";
        super.aVerifiedDomain();
    }

    @Test
    @Covers("G5")
    void whoeverLeavesAfterTheClaimAndBeforeTheMailGetsNone() {
        List<Recipient> people = people(PEOPLE, "slow.test");
        RunId run = start(people);
        eventually(() -> assertThat(claimed(run)).isGreaterThan(PEOPLE / 2));
        Recipient leaver = people.getLast();
        assertThat(stateOf(run, leaver)).as("claimed").isEqualTo(1);
        leaves(leaver);

        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(mails(addressOf(leaver).full())).isEmpty();
        assertThat(status(run).skipped()).containsEntry("SUPPRESSED", 1L);
        assertThat(status(run).accepted()).isEqualTo(PEOPLE - 1);
    }

    @Test
    @Covers({"A8", "A9"})
    void aStoppedAccountsMailingStandsStillAndGoesOnWhenItMay() {
        List<Recipient> people = people(PEOPLE, "slow.test");
        RunId run = start(people);
        eventually(() -> assertThat(status(run).accepted()).isPositive());

        assertThat(operator("POST", "/suspension", SUSPENSION)).isEqualTo(201);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        eventually(() -> assertThat(claimed(run)).isZero());
        RunStatus held = status(run);
        assertThat(held.accepted()).isLessThan(PEOPLE);
        assertThat(held.held()).isEqualTo(PEOPLE - held.accepted());
        assertThat(held.holds()).last().matches(hold -> hold.why().equals("ACCOUNT_SUSPENDED"));
        assertThat(letter("Ihr Konto ist gesperrt"))
                .contains(
                        "keine Einwilligungen vorlegen",
                        "AGB Nr. 7",
                        "nicht mehr senden",
                        "nicht automatisch erkannt",
                        "widersprechen",
                        "Streitbeilegungsstelle",
                        "Gericht");

        assertThat(operator("DELETE", "/suspension", "")).isEqualTo(200);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(arrived(people)).isEqualTo(PEOPLE);
    }

    @Test
    @Covers("A12")
    void whatIsUnderWayGoesOnWhenWhoTheCompanyIsHasChanged() {
        List<Recipient> people = people(PEOPLE, "slow.test");
        RunId run = start(people);
        eventually(() -> assertThat(status(run).accepted()).isPositive());
        new Customers(context).standing(account, "review");
        assertThat(status(run).accepted()).isLessThan(PEOPLE);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(arrived(people)).isEqualTo(PEOPLE);
    }

    @Test
    @Covers("A9")
    void theStatementOfReasonsSpeaksItsReadersLanguage() {
        Lanes.engine(
                () ->
                        db.sql("update account.users set language = 'en' where email = ?")
                                .param(customer.email())
                                .update());
        String found = SUSPENSION.replace("\"automated\": false", "\"automated\": true");
        assertThat(operator("POST", "/suspension", found)).isEqualTo(201);
        assertThat(letter("Your account is suspended"))
                .contains(
                        "keine Einwilligungen vorlegen",
                        "The incident was found automatically; a person decided.",
                        "object",
                        "out-of-court",
                        "court.");
    }

    @Test
    void whatComesBackFromACancelledMailingStaysHereForGood() {
        List<Recipient> people = people(PEOPLE, "slow.test");
        RunId run = start(people);
        eventually(() -> assertThat(status(run).accepted()).isPositive());
        Lanes.engine(() -> runs.cancel(account, run, "over", BY));

        eventually(() -> assertThat(claimed(run)).isZero());
        RunStatus end = status(run);
        assertThat(end.state()).isEqualTo(State.CANCELLED);
        assertThat(end.waiting() + end.deferred() + end.held()).isZero();
        assertThat(end.accepted() + end.skipped().getOrDefault("CANCELLED", 0L)).isEqualTo(PEOPLE);
        assertThat(arrived(people)).isEqualTo(end.accepted());
    }

    @Test
    @Covers("F3")
    void aDomainLostForTwelveHoursFailsAndItsOwnersAreTold() {
        domain.records()
                .forEach(
                        record ->
                                zone.remove(record.name(), RecordType.valueOf(record.type()))
                                        .orThrow());
        time.advance(Duration.ofHours(5));
        time.advance(Duration.ofHours(5));
        time.advance(Duration.ofMinutes(5));
        assertThat(stateOfDomain()).isEqualTo(SenderDomain.State.VERIFIED);
        time.advance(Duration.ofHours(8));
        eventually(() -> assertThat(stateOfDomain()).isEqualTo(SenderDomain.State.FAILING));
        assertThat(letter("Mit " + name + " kann gerade nicht gesendet werden"))
                .contains(
                        "_domainkey." + name,
                        "Unter diesem Namen steht noch nichts",
                        "/sender-domains/");
    }

    private static final String SUSPENSION =
            """
            {"scope": "sending", "facts": "Sie konnten zu drei Beschwerden keine Einwilligungen vorlegen.",
             "clause": "AGB Nr. 7", "automated": false}""";

    private SenderDomain.State stateOfDomain() {
        return Lanes.engine(() -> domains.find(account, domain.id())).orElseThrow().state();
    }

    private int operator(String method, String path, String body) {
        String[] headers = new Customers(context).operator();
        String target = "/api/v1/operator/accounts/" + customer.publicId() + path;
        Http http = new Http(port);
        return (body.isEmpty()
                        ? http.send(method, target, null, headers)
                        : http.postJson(target, body, headers))
                .statusCode();
    }

    private long claimed(RunId run) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        "select count(*) from delivery.messages where run_id = ? and state = 1")
                                .param(run.value())
                                .query(Long.class)
                                .single());
    }

    private int stateOf(RunId run, Recipient person) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        "select state from delivery.messages where run_id = ? and contact_id = ?")
                                .params(run.value(), person.contact().value())
                                .query(Integer.class)
                                .single());
    }

    /** The text of the newest letter to the owner with this subject. */
    private String letter(String subject) {
        eventually(
                () ->
                        assertThat(mails(customer.email()))
                                .anyMatch(mail -> mail.subject().equals(subject)));
        return mails(customer.email()).stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .flatMap(mail -> inbox.raw(mail.id()))
                .map(StandingTest::text)
                .orElseThrow();
    }

    private static String text(byte[] raw) {
        try {
            Message message =
                    new DefaultMessageBuilder().parseMessage(new java.io.ByteArrayInputStream(raw));
            return new String(
                    ((TextBody) message.getBody()).getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
