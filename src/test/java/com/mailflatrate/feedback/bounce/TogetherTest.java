package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class TogetherTest {

    private static final String UNKNOWN = "550 5.1.1 User unknown";
    private static final String FULL = "552 5.2.2 Mailbox full";
    private static final String BLOCKED = "550 5.7.1 blocked using zen.spamhaus.org";

    @Autowired ApplicationContext context;

    @Autowired Bounces bounces;

    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private Instant now;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        now = time.now().plus(Duration.ofSeconds(20));
    }

    @Test
    @Covers("H2")
    void manyAtOnceEndAsTheyWouldOneByOne() {
        SentMail gone = mail();
        SentMail full = mail();
        SentMail blocked = mail();
        var decided =
                bounces.applyAll(
                        List.of(
                                refusal(gone, UNKNOWN),
                                refusal(full, FULL),
                                refusal(blocked, BLOCKED),
                                refusal(gone, UNKNOWN)));
        assertThat(decided)
                .extracting(one -> one.map(Decision::outcome))
                .containsExactly(
                        Optional.of(Decision.Outcome.DEACTIVATED),
                        Optional.of(Decision.Outcome.NOTED),
                        Optional.of(Decision.Outcome.NOTED),
                        Optional.of(Decision.Outcome.REPEATED));
        assertThat(sent.standing(gone)).containsValue(MembershipStatus.BOUNCED);
        assertThat(sent.standing(full)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.standing(blocked)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(gone)).containsExactly("HARD");
    }

    @Test
    @Covers("H2")
    void oneThatCannotBeStoredTakesNoOtherWithIt() {
        SentMail before = mail();
        SentMail after = mail();
        Refusal broken = refusal(mail(), UNKNOWN);
        Refusal tooLong =
                new Refusal(
                        broken.account(),
                        broken.message(),
                        broken.run(),
                        broken.contact(),
                        broken.way(),
                        broken.expired(),
                        "x".repeat(300),
                        broken.facts(),
                        broken.at());
        var decided =
                bounces.applyAll(
                        List.of(refusal(before, UNKNOWN), tooLong, refusal(after, UNKNOWN)));
        assertThat(decided).extracting(Optional::isPresent).containsExactly(true, false, true);
        assertThat(sent.standing(before)).containsValue(MembershipStatus.BOUNCED);
        assertThat(sent.standing(after)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H6")
    void threeGoodContactsOfACompanyAreAnIncidentAlsoInOneGo() {
        String domain = "firma-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        List<Refusal> refusals = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            String email = "p" + n + "@" + domain;
            ContactId contact = sent.person(customer, email, news);
            sent.mail(customer, contact, email, news);
            refusals.add(refusal(sent.mail(customer, contact, email, news), UNKNOWN));
        }
        assertThat(bounces.applyAll(refusals))
                .extracting(one -> one.orElseThrow().outcome())
                .containsOnly(Decision.Outcome.IN_INCIDENT);
    }

    @Test
    void aContactIsInARoundOnceAndARoundIsShort() {
        Refusal one = refusal(mail(), UNKNOWN);
        Refusal other = refusal(mail(), UNKNOWN);
        Refusal late = at(refusal(mail(), UNKNOWN), now.plusSeconds(90));
        assertThat(Rounds.of(List.of(one, other, one, late)))
                .containsExactly(List.of(one, other), List.of(one), List.of(late));
    }

    private SentMail mail() {
        String id = UUID.randomUUID().toString().substring(0, 8);
        String email = "z" + id + "@leser-" + id + ".test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private static Refusal at(Refusal one, Instant at) {
        return new Refusal(
                one.account(),
                one.message(),
                one.run(),
                one.contact(),
                one.way(),
                one.expired(),
                one.hostGroup(),
                one.facts(),
                at);
    }

    private Refusal refusal(SentMail mail, String reply) {
        String[] words = reply.split(" ", 3);
        return new Refusal(
                customer.account(),
                mail.message(),
                mail.run(),
                mail.contact(),
                Refusal.Way.REPORT,
                false,
                null,
                new ReplyFacts(
                        ReplyFacts.Phase.RCPT,
                        null,
                        Integer.parseInt(words[0]),
                        words[1],
                        words[2]),
                now);
    }
}
