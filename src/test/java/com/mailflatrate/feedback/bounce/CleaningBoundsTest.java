package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is just short of a limit changes nothing, and what reaches it does. */
@DatabaseTest
class CleaningBoundsTest {

    private static final ReplyFacts FULL = facts(552, "5.2.2", "Mailbox full");
    private static final ReplyFacts UNKNOWN = facts(550, "5.1.1", "User unknown");
    private static final ReplyFacts UNCLEAR = new ReplyFacts(Phase.RCPT, null, 550, null, "No");
    private static final ReplyFacts RELAY = facts(550, "5.7.1", "Relaying denied");

    @Autowired private ApplicationContext context;
    @Autowired private Bounces bounces;
    @Autowired private Tallies tallies;
    @Autowired private TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private Instant now;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        now = time.now().plus(Duration.ofMinutes(1));
    }

    @Test
    @Covers("H3")
    void twoUnclearRefusalsCountFromTwentyFourHoursApart() {
        SentMail early = mail();
        refuse(early, UNCLEAR, Duration.ZERO);
        refuse(another(early), UNCLEAR, Duration.ofHours(24).minusSeconds(1));
        assertThat(sent.standing(early)).containsValue(MembershipStatus.SUBSCRIBED);
        SentMail late = mail();
        refuse(late, UNCLEAR, Duration.ZERO);
        refuse(another(late), UNCLEAR, Duration.ofHours(24));
        assertThat(sent.standing(late)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H3")
    void twoUnclearRefusalsOfTheSameMailingCountOnce() {
        SentMail first = mail();
        refuse(first, UNCLEAR, Duration.ZERO);
        SentMail again = in(first.run(), another(first));
        refuse(again, UNCLEAR, Duration.ofDays(3));
        assertThat(sent.standing(first)).containsValue(MembershipStatus.SUBSCRIBED);
        refuse(another(first), UNCLEAR, Duration.ofDays(3));
        assertThat(sent.standing(first)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H4")
    void anAcceptedMailBeginsTheCountAnewOnceItHadSeventyTwoHoursToComeBack() {
        SentMail settled = mail();
        SentMail notYet = mail();
        for (SentMail one : List.of(settled, notYet)) {
            for (int n = 0; n < 4; n++) {
                refuse(another(one), FULL, Duration.ofDays(8L * n));
            }
        }
        Duration fifth = Duration.ofDays(32);
        accepted(settled, fifth.minusHours(72));
        accepted(notYet, fifth.minusHours(72).plusSeconds(1));
        refuse(another(settled), FULL, fifth);
        refuse(another(notYet), FULL, fifth);
        assertThat(sent.standing(settled)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.standing(notYet)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H4")
    void failuresWithinADayAreOne() {
        SentMail pairs = mail();
        for (int n = 0; n < 6; n++) {
            refuse(another(pairs), FULL, Duration.ofDays(3L * n));
            refuse(another(pairs), FULL, Duration.ofDays(3L * n).plusHours(23));
        }
        assertThat(sent.standing(pairs)).containsValue(MembershipStatus.SUBSCRIBED);
        refuse(another(pairs), FULL, Duration.ofDays(18));
        assertThat(sent.standing(pairs)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H5")
    void aRouteThatIsDeniedIsDeadAfterThreeMailingsAndNotAfterTwo() {
        SentMail misrouted = mail();
        refuse(misrouted, RELAY, Duration.ZERO);
        refuse(another(misrouted), RELAY, Duration.ofDays(7));
        assertThat(sent.standing(misrouted)).containsValue(MembershipStatus.SUBSCRIBED);
        refuse(another(misrouted), RELAY, Duration.ofDays(14));
        assertThat(sent.standing(misrouted)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers({"D11", "H11"})
    void fiveDeadMailboxesOfAMailingHoldItAndFourOfTenDoNot() {
        SentMail first = mail();
        update("update delivery.runs set state = 'RUNNING' where id = :run", first.run());
        for (int n = 1; n < 10; n++) {
            in(first.run(), mail());
        }
        for (int n = 0; n < 4; n++) {
            refuse(in(first.run(), mail()), UNKNOWN, Duration.ZERO);
        }
        assertThat(state(first)).isEqualTo(RunStatus.State.RUNNING);
        refuse(in(first.run(), mail()), UNKNOWN, Duration.ZERO);
        assertThat(state(first)).isEqualTo(RunStatus.State.HELD);
    }

    private SentMail mail() {
        String email = "s@" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        ContactId contact = sent.person(customer, email, news);
        return sent.mail(customer, contact, email, news);
    }

    private SentMail another(SentMail mail) {
        return sent.mail(customer, mail.contact(), mail.email(), news);
    }

    private SentMail in(RunId run, SentMail mail) {
        update(
                "update delivery.messages set run_id = :run where id = " + mail.message().value(),
                run);
        return new SentMail(
                mail.account(),
                mail.message(),
                run,
                mail.mailing(),
                mail.contact(),
                mail.email(),
                mail.tokens());
    }

    private void update(String sql, RunId run) {
        sent.engine(db -> db.sql(sql).param("run", run.value()).update());
    }

    private RunStatus.State state(SentMail mail) {
        return Lanes.engine(() -> context.getBean(Runs.class).status(mail.account(), mail.run()))
                .orElseThrow()
                .state();
    }

    private void accepted(SentMail mail, Duration after) {
        tallies.count(
                List.of(
                        new Tallies.Answer(
                                mail.account(), mail.contact(), null, null, now.plus(after))));
    }

    private void refuse(SentMail mail, ReplyFacts facts, Duration after) {
        bounces.apply(
                new Refusal(
                        mail.account(),
                        mail.message(),
                        mail.run(),
                        mail.contact(),
                        Refusal.Way.REPORT,
                        false,
                        null,
                        facts,
                        now.plus(after)));
    }

    private static ReplyFacts facts(int code, String enhanced, String text) {
        return new ReplyFacts(Phase.RCPT, null, code, enhanced, text);
    }
}
