package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.suppression.Suppressions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A full mailbox that was emptied: whoever signs up again begins anew. */
@DatabaseTest
class WayBackTest {

    private static final ReplyFacts FULL =
            new ReplyFacts(ReplyFacts.Phase.RCPT, null, 552, "5.2.2", "Mailbox full");

    @Autowired ApplicationContext context;
    @Autowired Bounces bounces;
    @Autowired Memberships memberships;
    @Autowired Suppressions suppressions;
    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private SentMail reader;

    @BeforeEach
    void aReader() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        String email = "w" + UUID.randomUUID().toString().substring(0, 8) + "@voll.test";
        reader = sent.mail(customer, sent.person(customer, email, news), email, news);
        sent.engine(
                db ->
                        db.sql(
                                        "update audience.memberships set since_at = since_at - interval '60 days' where account_id = ?")
                                .param(customer.account().value())
                                .update());
    }

    @Test
    @Covers({"B6", "H4"})
    void aNewSignUpBringsABouncedAddressBackAndItsHistoryIsForgotten() {
        IntStream.range(0, 5).forEach(n -> full(n * 8 - 40));
        assertThat(sent.suppressed(reader)).containsExactly("SOFT");
        signsUpAgain();
        assertThat(sent.suppressed(reader)).isEmpty();
        IntStream.range(0, 4).forEach(n -> full(n * 10 + 1));
        stands(MembershipStatus.SUBSCRIBED, "four anew");
        full(41);
        stands(MembershipStatus.BOUNCED, "five anew");
    }

    @Test
    @Covers("H4")
    void aSignUpForAnotherListBeginsTheCountAnewToo() {
        ListId offers = sent.list(customer, "Angebote");
        sent.person(customer, reader.email(), offers);
        changes(offers, MembershipStatus.UNSUBSCRIBED);
        IntStream.range(0, 4).forEach(n -> full(n * 10 - 40));
        changes(offers, MembershipStatus.SUBSCRIBED);
        full(1);
        stands(MembershipStatus.SUBSCRIBED, "the first anew");
    }

    private void full(int day) {
        SentMail mail = sent.mail(customer, reader.contact(), reader.email(), news);
        bounces.apply(
                new Refusal(
                        mail.account(),
                        mail.message(),
                        mail.run(),
                        mail.contact(),
                        Refusal.Way.REPORT,
                        false,
                        null,
                        FULL,
                        time.now().plus(Duration.ofDays(day))));
    }

    private void signsUpAgain() {
        Lanes.engine(
                () ->
                        suppressions.liftBySignUp(
                                customer.account(),
                                EmailAddress.parse(reader.email()).orElseThrow(),
                                news));
        changes(news, MembershipStatus.SUBSCRIBED);
    }

    private void changes(ListId list, MembershipStatus status) {
        Lanes.engine(
                () ->
                        memberships.changeStatus(
                                customer.account(),
                                reader.contact(),
                                List.of(list),
                                status,
                                null,
                                Actor.person("subscriber")));
    }

    private void stands(MembershipStatus status, String why) {
        assertThat(sent.standing(reader)).as(why).containsEntry("Neues", status);
    }
}
