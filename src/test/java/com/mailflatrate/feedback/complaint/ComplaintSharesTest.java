package com.mailflatrate.feedback.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.feedback.complaint.ComplaintRates.Concern;
import com.mailflatrate.feedback.complaint.ComplaintRates.Part;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.policy.reply.ComplaintRules.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ComplaintSharesTest {

    @Autowired ApplicationContext context;

    @Autowired ComplaintRates rates;

    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private OriginId origin;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        origin =
                Lanes.engine(
                        () ->
                                context.getBean(Origins.class)
                                        .create(
                                                customer.account(),
                                                new OriginFacts(
                                                        OriginFacts.Kind.OTHER,
                                                        "Theke",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null),
                                                Actor.person("Ines"))
                                        .orThrow());
    }

    @Test
    @Covers("I9")
    void fourOfAThousandOfAnAccountAProviderAndAnOriginWarnAndFiveHoldTheMailing() {
        accepted("gmail.com", 1_000, time.now());
        for (int n = 0; n < 3; n++) {
            complained("gmail.com");
        }
        SentMail fourth = complained("gmail.com");
        assertThat(concerns())
                .extracting(Concern::step, concern -> concern.part().kind())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Step.WARN, Part.Kind.ACCOUNT),
                        org.assertj.core.groups.Tuple.tuple(Step.WARN, Part.Kind.PROVIDER),
                        org.assertj.core.groups.Tuple.tuple(Step.WARN, Part.Kind.ORIGIN));
        assertThat(state(fourth)).isEqualTo(RunStatus.State.RUNNING);
        SentMail fifth = complained("gmail.com");
        assertThat(concerns()).hasSize(3).allMatch(concern -> concern.step() == Step.HOLD);
        assertThat(state(fifth)).isEqualTo(RunStatus.State.HELD);
    }

    @Test
    @Covers("I9")
    void oneProviderStandsBadlyWhileTheAccountStandsFine() {
        accepted("gmail.com", 50, time.now());
        accepted("gmx.de", 9_000, time.now());
        for (int n = 0; n < 3; n++) {
            complained("gmail.com");
        }
        assertThat(concerns())
                .singleElement()
                .matches(concern -> concern.part().kind() == Part.Kind.PROVIDER)
                .matches(concern -> concern.part().name().equals("gmail.com"))
                .matches(concern -> concern.step() == Step.HOLD);
    }

    @Test
    @Covers("I9")
    void twoComplaintsOrThoseOfLastWeekAreNoConcern() {
        accepted("gmail.com", 10, time.now());
        complained("gmail.com");
        complained("gmail.com");
        assertThat(concerns()).isEmpty();
        SentMail old = mail("firma.example");
        count(old, time.now().minus(Duration.ofDays(8)));
        assertThat(concerns()).isEmpty();
    }

    private List<Concern> concerns() {
        return rates.concerns().stream()
                .filter(concern -> concern.account().equals(customer.account()))
                .toList();
    }

    private void accepted(String domain, int mails, Instant at) {
        SentMail mail = mail(domain);
        rates.accepted(
                Collections.nCopies(
                        mails,
                        new ComplaintRates.Accepted(customer.account(), mail.contact(), at)));
    }

    private SentMail complained(String domain) {
        SentMail mail = mail(domain);
        sent.engine(
                db ->
                        db.sql("update delivery.runs set state = 'RUNNING' where id = :run")
                                .param("run", mail.run().value())
                                .update());
        count(mail, time.now());
        return mail;
    }

    private void count(SentMail mail, Instant at) {
        var facts =
                Lanes.engine(() -> context.getBean(Messages.class).find(mail.message()))
                        .orElseThrow();
        rates.count(facts, "loop.test", at);
    }

    private RunStatus.State state(SentMail mail) {
        return Lanes.engine(() -> context.getBean(Runs.class).status(mail.account(), mail.run()))
                .orElseThrow()
                .state();
    }

    private SentMail mail(String domain) {
        String email = "s" + UUID.randomUUID().toString().substring(0, 8) + '@' + domain;
        ContactId person = sent.person(customer, email, news);
        sent.engine(
                db ->
                        db.sql("update audience.contacts set origin_id = :origin where id = :id")
                                .param("origin", origin.value())
                                .param("id", person.value())
                                .update());
        return sent.mail(customer, person, email, news);
    }
}
