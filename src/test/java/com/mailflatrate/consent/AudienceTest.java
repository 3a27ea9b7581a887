package com.mailflatrate.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.optin.Claim;
import com.mailflatrate.optin.DoubleOptIn;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class AudienceTest {

    @Autowired ApplicationContext context;

    @Autowired Audiences audiences;

    @Autowired DoubleOptIn doubleOptIn;

    @Autowired TestTime time;

    @LocalServerPort int port;

    private SentMails sent;
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
    }

    @Test
    @Covers("D6")
    void onlyProvenSubscribedAndUnsuppressedPeopleAreMailedAndTheSumAddsUp() {
        ListId news = sent.list(customer, "Neues");
        ListId offers = sent.list(customer, "Angebote");
        ContactId both = sent.person(customer, "both@accept.test", news, offers);
        ContactId second = sent.person(customer, "second@accept.test", offers);
        sent.person(customer, "unproven@accept.test", (Proof.Grade) null, news);
        sent.person(customer, "nothing@accept.test", Proof.Grade.P0, news);
        sent.person(customer, "suppressed@accept.test", news);
        suppress("suppressed@accept.test");
        Lanes.engine(
                () ->
                        context.getBean(Contacts.class)
                                .register(
                                        customer.account(),
                                        news,
                                        "waiting@accept.test",
                                        Map.of(),
                                        null,
                                        IntakePath.API,
                                        Actor.system("test")));
        List<Outbox.Recipient> mailed = new ArrayList<>();
        Selection streamed =
                Lanes.engine(
                        () ->
                                audiences.stream(
                                        customer.account(),
                                        List.of(news, offers),
                                        contact -> true,
                                        mailed::add));
        Selection counted =
                Lanes.engine(() -> audiences.select(customer.account(), List.of(news, offers)));
        assertThat(counted).isEqualTo(streamed);
        assertThat(mailed)
                .extracting(Outbox.Recipient::contact)
                .containsExactlyInAnyOrder(both, second);
        assertThat(mailed)
                .extracting(Outbox.Recipient::list)
                .containsExactlyInAnyOrder(news, offers);
        assertThat(counted.skipped())
                .isEqualTo(
                        Map.of(
                                Skip.DUPLICATE,
                                1L,
                                Skip.UNPROVEN,
                                2L,
                                Skip.SUPPRESSED,
                                1L,
                                Skip.UNCONFIRMED,
                                1L));
        assertThat(counted.selected())
                .isEqualTo(
                        counted.sendable()
                                + counted.skipped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum());
    }

    @Test
    @Covers("D6")
    void aListLeftIsLeftButTheOtherListStillReachesThePerson() {
        ListId news = sent.list(customer, "Neues");
        ListId offers = sent.list(customer, "Angebote");
        sent.person(customer, "maria@accept.test", news, offers);
        Lanes.engine(
                () ->
                        context.getBean(Suppressions.class)
                                .add(
                                        customer.account(),
                                        EmailAddress.parse("maria@accept.test").orElseThrow(),
                                        SuppressionReason.UNSUBSCRIBED,
                                        news,
                                        Actor.system("test"),
                                        "test"));
        List<Outbox.Recipient> mailed = new ArrayList<>();
        Selection selection =
                Lanes.engine(
                        () ->
                                audiences.stream(
                                        customer.account(),
                                        List.of(news, offers),
                                        contact -> true,
                                        mailed::add));
        assertThat(mailed).extracting(Outbox.Recipient::list).containsExactly(offers);
        assertThat(selection.skipped()).isEqualTo(Map.of(Skip.SUPPRESSED, 1L));
    }

    @Test
    @Covers({"C2", "C3", "C4", "C7"})
    void onlyTheButtonOfTheConfirmationPageSubscribes() {
        ListId news = sent.list(customer, "Neues");
        String secret = register(news, fresh("maria"));
        Http http = new Http(port);
        HttpResponse<String> page = http.get("/c/" + secret);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("m•••@accept.test").doesNotContain("maria");
        assertThat(
                        Lanes.engine(() -> audiences.select(customer.account(), List.of(news)))
                                .sendable())
                .isZero();
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(200);
        assertThat(http.postForm("/c/" + secret, "").body()).contains("schon bestätigt");
        assertThat(
                        Lanes.engine(() -> audiences.select(customer.account(), List.of(news)))
                                .sendable())
                .isEqualTo(1);
        assertThat(http.get("/c/" + "a".repeat(32)).statusCode()).isEqualTo(404);
    }

    @Test
    @Covers("C4")
    void aConfirmationAfterSevenDaysIsGone() {
        ListId news = sent.list(customer, "Neues");
        String secret = register(news, fresh("spaet"));
        time.tick(Duration.ofDays(7).plusSeconds(1));
        assertThat(new Http(port).postForm("/c/" + secret, "").statusCode()).isEqualTo(410);
        assertThat(
                        Lanes.engine(() -> audiences.select(customer.account(), List.of(news)))
                                .sendable())
                .isZero();
    }

    /** An address that no other test has had asked: limits hold over all accounts. */
    private static String fresh(String name) {
        return name + System.nanoTime() + "@accept.test";
    }

    private String register(ListId list, String email) {
        Lanes.engine(
                () ->
                        doubleOptIn
                                .request(
                                        customer.account(),
                                        list,
                                        new DoubleOptIn.Request(
                                                email,
                                                Map.of("firstName", "Kauf bei evil.test"),
                                                Claim.none(),
                                                null,
                                                null),
                                        IntakePath.API,
                                        Actor.system("test"))
                                .orThrow());
        String text =
                Eventually.value(
                        "the mail that asks",
                        () ->
                                sent.engine(
                                        db ->
                                                db.sql(
                                                                """
                        select body_text from delivery.letters where account_id = ? and to_address = ? and kind = 'CONFIRMATION'
                        """)
                                                        .params(customer.account().value(), email)
                                                        .query(String.class)
                                                        .optional()));
        assertThat(text).doesNotContain("evil.test");
        assertThat(text.split("://", -1)).as("the link, and the one that says never").hasSize(3);
        return text.replaceAll("(?s).*/c/([a-z2-7]{32}).*", "$1");
    }

    private void suppress(String email) {
        Lanes.engine(
                () ->
                        context.getBean(Suppressions.class)
                                .add(
                                        customer.account(),
                                        EmailAddress.parse(email).orElseThrow(),
                                        SuppressionReason.MANUAL,
                                        null,
                                        Actor.system("test"),
                                        "test"));
    }
}
