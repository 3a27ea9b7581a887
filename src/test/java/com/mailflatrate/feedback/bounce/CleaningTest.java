package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
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
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class CleaningTest {

    private static final String FULL = "552 5.2.2 Mailbox full";
    private static final String UNKNOWN = "550 5.1.1 User unknown";

    @Autowired ApplicationContext context;

    @Autowired Bounces bounces;

    @Autowired Incidents incidents;

    @Autowired Tallies tallies;

    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private ListId offers;
    private Instant now;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        offers = sent.list(customer, "Angebote");
        now = time.now().plus(Duration.ofMinutes(1));
    }

    @Test
    @Covers("H4")
    void fiveFailuresInARowOverThirtyDaysAreEnoughWhateverTheList() {
        Someone someone = someone("gmx-like.test");
        for (int n = 0; n < 5; n++) {
            assertThat(someone.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
            refuse(someone.mail(n % 2 == 0 ? news : offers), FULL, n * 8);
        }
        assertThat(someone.standing()).containsOnly(MembershipStatus.BOUNCED);
        assertThat(someone.suppressed()).containsExactly("SOFT");
    }

    @Test
    @Covers("H4")
    void fourFailuresOrFiveWithinAMonthOrAFullMailboxEveryDayAreNotEnough() {
        Someone daily = someone("a.test");
        IntStream.range(0, 6).forEach(n -> refuse(daily.mail(news), FULL, n));
        Someone monthly = someone("b.test");
        IntStream.range(0, 2).forEach(n -> refuse(monthly.mail(news), FULL, n * 90));
        Someone often = someone("c.test");
        IntStream.range(0, 9).forEach(n -> refuse(often.mail(news), FULL, 0));
        assertThat(daily.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(monthly.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(often.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("H4")
    void threeInARowOverHalfAYearAndSevenOverTwoWeeksAreEnough() {
        Someone quarterly = someone("d.test");
        IntStream.range(0, 3).forEach(n -> refuse(quarterly.mail(news), FULL, n * 95));
        Someone frequent = someone("e.test");
        IntStream.range(0, 7).forEach(n -> refuse(frequent.mail(news), FULL, n * 3));
        assertThat(quarterly.standing()).containsOnly(MembershipStatus.BOUNCED);
        assertThat(frequent.standing()).containsOnly(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H4")
    void aMailThatWasAcceptedAndDidNotComeBackBeginsTheCountAnew() {
        Someone someone = someone("f.test");
        IntStream.range(0, 4).forEach(n -> refuse(someone.mail(news), FULL, n * 10));
        accepted(someone, 35);
        refuse(someone.mail(news), FULL, 42);
        refuse(someone.mail(news), FULL, 50);
        assertThat(someone.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("H4")
    void aSystemInTroubleCountsOnlyWhenTheMailWasGivenUp() {
        Someone waiting = someone("g.test");
        Someone expired = someone("h.test");
        for (int n = 0; n < 5; n++) {
            apply(waiting.mail(news), facts("451 4.3.0 Try again"), false, null, days(n * 8));
            apply(expired.mail(news), facts("451 4.3.0 Try again"), true, null, days(n * 8));
        }
        assertThat(waiting.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(expired.standing()).containsOnly(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H3")
    void anUnclearRefusalCountsTheSecondTimeInAnotherMailingADayLater() {
        Someone someone = someone("i.test");
        refuse(someone.mail(news), "550 No", 0);
        refuse(someone.mail(news), "550 No", 0);
        assertThat(someone.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        refuse(someone.mail(news), "550 No", 2);
        assertThat(someone.standing()).containsOnly(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H5")
    void aBlockNeverDeactivatesAndTwentyAtOneProviderHoldTheMailing() {
        SentMail first = someone("j.test").mail(news);
        running(first);
        for (int n = 0; n < 20; n++) {
            Someone other = someone("j" + n + ".test");
            SentMail mail = other.mail(news);
            SentMail ofTheRun =
                    new SentMail(
                            mail.account(),
                            mail.message(),
                            first.run(),
                            first.mailing(),
                            mail.contact(),
                            mail.email(),
                            mail.tokens());
            assertThat(state(first)).isEqualTo(RunStatus.State.RUNNING);
            apply(ofTheRun, facts("550 5.7.1 blocked using x"), false, "google", now);
            assertThat(other.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        }
        assertThat(state(first)).isEqualTo(RunStatus.State.HELD);
    }

    @Test
    @Covers("H6")
    void threeGoodContactsOfACompanyRefusedWithinAnHourAreAnIncident() {
        String domain = "firma-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        List<Someone> staff = IntStream.range(0, 4).mapToObj(n -> someone(domain)).toList();
        staff.forEach(one -> one.mail(news));
        refuse(staff.get(0).mail(news), UNKNOWN, 0);
        refuse(staff.get(1).mail(news), UNKNOWN, 0);
        assertThat(staff.get(1).standing()).containsOnly(MembershipStatus.BOUNCED);
        refuse(staff.get(2).mail(news), UNKNOWN, 0);
        refuse(staff.get(3).mail(news), UNKNOWN, 0);
        for (Someone one : staff) {
            assertThat(one.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
            assertThat(one.suppressed()).isEmpty();
        }
        refuse(staff.get(0).mail(news), UNKNOWN, 3);
        assertThat(staff.get(0).standing()).containsOnly(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H6")
    void contactsThatNeverGotAnythingAreNoIncident() {
        String domain = "neu-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        for (int n = 0; n < 4; n++) {
            Someone stranger = someone(domain);
            refuse(stranger.mail(sent.list(customer, "Liste " + n), news), UNKNOWN, 0);
            assertThat(stranger.standing()).contains(MembershipStatus.BOUNCED);
        }
    }

    @Test
    @Covers("H5")
    void aProviderThatSuddenlyKnowsNobodyIsNotBelieved() {
        String group = "mx-" + UUID.randomUUID() + ".test";
        Someone usual = someone("k.test");
        SentMail mail = usual.mail(news);
        tallies.count(
                IntStream.range(0, 200)
                        .mapToObj(n -> answer(mail, group, null, days(-5)))
                        .toList());
        tallies.count(
                IntStream.range(0, 20)
                        .mapToObj(n -> answer(mail, group, facts(UNKNOWN), now))
                        .toList());
        apply(mail, facts(UNKNOWN), false, group, now);
        assertThat(usual.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        Someone elsewhere = someone("l.test");
        apply(elsewhere.mail(news), facts(UNKNOWN), false, "other.test", now);
        assertThat(elsewhere.standing()).containsOnly(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H6")
    void aWholeIncidentIsUndoneAndWhoLeftMeanwhileStaysAway() {
        String group = "mx-" + UUID.randomUUID() + ".test";
        Someone back = someone("m.test");
        Someone gone = someone("n.test");
        apply(back.mail(news), facts(UNKNOWN), false, group, now);
        apply(gone.mail(news), facts(UNKNOWN), false, group, now);
        Lanes.engine(
                () ->
                        context.getBean(Memberships.class)
                                .changeStatusEverywhere(
                                        customer.account(),
                                        gone.contact(),
                                        MembershipStatus.UNSUBSCRIBED,
                                        "PAGE",
                                        Actor.person("subscriber")));
        UUID incident =
                incidents.declare(
                        Incident.Kind.PROVIDER,
                        group,
                        now.minusSeconds(60),
                        now.plusSeconds(60),
                        Actor.person("Ines"));
        assertThat(incidents.undo(incident, Actor.person("Ines"))).isZero();
        assertThat(back.standing()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(back.suppressed()).isEmpty();
        assertThat(gone.standing()).containsOnly(MembershipStatus.UNSUBSCRIBED);
    }

    @Test
    @Covers({"H9", "H11"})
    void noRateActsBelowFiveRefusalsAndThenAsTheBoundSays() {
        SentMail mail = someone("p.test").mail(news);
        count(mail, 14, 1);
        assertThat(tallies.of(customer.account())).isEqualTo(Tallies.Standing.FINE);
        count(mail, 985, 20);
        assertThat(tallies.of(customer.account())).isEqualTo(Tallies.Standing.WARNED);
        count(mail, 0, 20);
        assertThat(tallies.of(customer.account())).isEqualTo(Tallies.Standing.IMPORTS_HELD);
        assertThat(tallies.concerns())
                .filteredOn(one -> one.account().equals(customer.account()))
                .hasSize(1);
        count(mail, 0, 80);
        assertThat(tallies.of(customer.account())).isEqualTo(Tallies.Standing.CASE);
    }

    private void count(SentMail mail, int accepted, int refused) {
        tallies.count(
                IntStream.range(0, accepted + refused)
                        .mapToObj(
                                n ->
                                        answer(
                                                mail,
                                                null,
                                                n < accepted ? null : facts(UNKNOWN),
                                                time.now()))
                        .toList());
    }

    private void accepted(Someone someone, int day) {
        Lanes.engine(
                () ->
                        tallies.count(
                                List.of(
                                        new Tallies.Answer(
                                                customer.account(),
                                                someone.contact(),
                                                null,
                                                null,
                                                days(day)))));
    }

    private static Tallies.Answer answer(
            SentMail mail, @Nullable String group, @Nullable ReplyFacts facts, Instant at) {
        return new Tallies.Answer(mail.account(), mail.contact(), group, facts, at);
    }

    private void refuse(SentMail mail, String reply, int day) {
        apply(mail, facts(reply), false, null, days(day));
    }

    private void apply(
            SentMail mail, ReplyFacts facts, boolean expired, @Nullable String group, Instant at) {
        bounces.apply(
                new Refusal(
                        mail.account(),
                        mail.message(),
                        mail.run(),
                        mail.contact(),
                        Refusal.Way.REPORT,
                        expired,
                        group,
                        facts,
                        at));
    }

    private static ReplyFacts facts(String reply) {
        String[] words = reply.split(" ", 3);
        boolean enhanced = words[1].contains(".");
        return new ReplyFacts(
                Phase.RCPT,
                null,
                Integer.parseInt(words[0]),
                enhanced ? words[1] : null,
                enhanced ? words[2] : reply.substring(4));
    }

    private Instant days(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private void running(SentMail mail) {
        sent.engine(
                db ->
                        db.sql("update delivery.runs set state = 'RUNNING' where id = :run")
                                .param("run", mail.run().value())
                                .update());
    }

    private RunStatus.State state(SentMail mail) {
        return Lanes.engine(() -> context.getBean(Runs.class).status(mail.account(), mail.run()))
                .orElseThrow()
                .state();
    }

    private Someone someone(String domain) {
        String email = "s" + UUID.randomUUID().toString().substring(0, 8) + "@" + domain;
        return new Someone(sent.person(customer, email, news, offers), email);
    }

    private final class Someone {

        private final ContactId contact;
        private final String email;

        Someone(ContactId contact, String email) {
            this.contact = contact;
            this.email = email;
        }

        ContactId contact() {
            return contact;
        }

        String email() {
            return email;
        }

        SentMail mail(ListId... lists) {
            return sent.mail(customer, contact, email, lists);
        }

        java.util.Collection<MembershipStatus> standing() {
            return sent.standing(any()).values();
        }

        List<String> suppressed() {
            return sent.suppressed(any());
        }

        private SentMail any() {
            return new SentMail(
                    customer.account(),
                    new com.mailflatrate.kernel.MessageId(1),
                    new com.mailflatrate.kernel.RunId(1),
                    com.mailflatrate.kernel.MailingId.random(new java.security.SecureRandom()),
                    contact,
                    email,
                    context.getBean(com.mailflatrate.keys.Tokens.class));
        }
    }
}
