package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.feedback.complaint.ComplaintRates;
import com.mailflatrate.feedback.complaint.Feed;
import com.mailflatrate.feedback.complaint.FeedWatch;
import com.mailflatrate.feedback.complaint.Feeds;
import com.mailflatrate.feedback.mails.Arrivals;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SignedMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ComplaintsTest {

    @Autowired ApplicationContext context;

    @Autowired Answers answers;

    @Autowired Feeds feeds;

    @Autowired ComplaintRates rates;

    @Autowired FeedWatch watch;

    @Autowired Mails mails;

    @Autowired SendingHosts hosts;

    @Autowired TestTime time;

    private SentMails sent;
    private SignedMails signatures;
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        signatures = new SignedMails(context);
        customer = new Customers(context).active("Laden");
    }

    @Test
    @Covers("I4")
    void anUnsignedReportOfAStrangerIsIgnoredAndASignedOneIsProcessed() {
        String domain = "box-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        signatures.publish(domain);
        SentMail mail = mail();
        String report = report(mail, "fbl@" + domain);
        assertThat(judge(report.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.JUNK);
        assertThat(sent.suppressed(mail)).isEmpty();
        assertThat(judge(signed(report, "elsewhere.test")).kind()).isEqualTo(Kind.JUNK);
        assertThat(judge(signed(report, domain)).kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(sent.suppressed(mail)).containsExactly("COMPLAINT");
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.COMPLAINED);
    }

    @Test
    @Covers("I4")
    void aReportWithAFoldedTokenOfAKnownFeedIsProcessed() {
        feeds.put("loop.test", "Loop", "Ines", 7, false).orThrow();
        SentMail mail = mail();
        String id = mail.token(TokenPurpose.ID);
        String folded =
                report(mail, "a@sub.loop.test")
                        .replace(id, id.substring(0, 9) + "\n " + id.substring(9));
        assertThat(judge(folded.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(Kind.COMPLAINT);
        assertThat(feeds.all())
                .filteredOn(feed -> feed.domain().equals("loop.test"))
                .allMatch(feed -> feed.last() != null);
    }

    @ParameterizedTest
    @Covers("I2")
    @CsvSource(
            delimiter = '|',
            value = {
                "ID|Message-ID: <%s@mail.test>",
                "ID|X-Mailing-ID: mfr-aaaa-bbbb-cccc.%s",
                "ID|CFBL-Feedback-ID: %s",
                "ID|X-Report-Abuse: <https://mail.test/abuse?m=%s>",
                "UNSUBSCRIBE|List-Unsubscribe: <https://mail.test/u/%s>, <mailto:u@mail.test>",
                "BOUNCE|Return-Path: <b+%s@bounce.shop.test>",
                "REPLY|Reply-To: <r+%s@mail.test>"
            })
    void oneFieldOfTheHeadIsEnoughAndAHeadWithoutAnyMatchesNobody(
            TokenPurpose purpose, String field) {
        SentMail mail = mail();
        assertThat(judge(headAlone("X-Nothing: of ours")).kind()).isNotEqualTo(Kind.COMPLAINT);
        assertThat(sent.suppressed(mail)).isEmpty();
        assertThat(judge(headAlone(field.formatted(mail.token(purpose)))).kind())
                .isEqualTo(Kind.COMPLAINT);
        assertThat(sent.suppressed(mail)).containsExactly("COMPLAINT");
    }

    /** A report with one field of the reported mail, and neither its text nor an address. */
    private static byte[] headAlone(String field) {
        return AnswerMails.feedback("abuse", "none", "none")
                .replaceAll("Message-ID: .*\n", field + "\n")
                .replaceAll("X-Mailing-ID: none.*\n", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Covers("I2")
    void aFeedThatFallsSilentIsNoticedAndOneWithoutRhythmIsNot() {
        Instant now = time.now();
        Feed weekly = feed(7, now.minus(Duration.ofDays(15)));
        assertThat(weekly.isSilent(now)).isTrue();
        assertThat(feed(7, now.minus(Duration.ofDays(13))).isSilent(now)).isFalse();
        assertThat(feed(0, now.minus(Duration.ofDays(999))).isSilent(now)).isFalse();
        assertThat(feeds.put("not a domain", "x", "y", 1, true).isDone()).isFalse();
    }

    @Test
    @Covers("I2")
    void ofASilentFeedTheAlarmIsRaisedOnceUntilItIsHeardAgain() {
        String domain = "loop-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        feeds.put(domain, "Loop", "Ines", 7, false).orThrow();
        watch.look();
        assertThat(alarm(domain)).isEmpty();
        time.tick(Duration.ofDays(15));
        watch.look();
        Instant raised = alarm(domain).orElseThrow();
        time.tick(Duration.ofHours(1));
        watch.look();
        assertThat(alarm(domain)).contains(raised);
        judge(report(mail(), "a@" + domain).getBytes(StandardCharsets.UTF_8));
        watch.look();
        assertThat(alarm(domain)).isEmpty();
    }

    private Optional<Instant> alarm(String domain) {
        return feeds.find(domain).map(Feed::alarmedAt);
    }

    /** The others stand where readers of a mail, and whom it was forwarded to, can see them. */
    @ParameterizedTest
    @Covers("H7")
    @CsvSource({"ID,JUNK", "UNSUBSCRIBE,JUNK", "REPLY,JUNK", "BOUNCE,BOUNCE"})
    void aDeliveryReportToARoleAddressIsBelievedByTheBounceTokenAlone(
            TokenPurpose purpose, Kind kind) {
        SentMail mail = mail();
        String seen = "550 5.1.1 User unknown, X-Mailing-ID: mfr-aaaa-bbbb-cccc.";
        String report =
                AnswerMails.report(mail.email(), "failed", "5.1.1", seen + mail.token(purpose));
        assertThat(judge(report.getBytes(StandardCharsets.UTF_8)).kind()).isEqualTo(kind);
        assertThat(sent.suppressed(mail).isEmpty()).isEqualTo(kind == Kind.JUNK);
    }

    @Test
    @Covers("I9")
    void aMailingThatDrawsTooManyComplaintsIsHeldAndOneWithFewGoesOn() {
        SentMail mail = mail();
        sent.engine(
                db ->
                        db.sql(
                                        """
                update delivery.runs set state = 'RUNNING' where id = :run
                """)
                                .param("run", mail.run().value())
                                .update());
        for (int n = 0; n < 2; n++) {
            complain(mail);
        }
        assertThat(state(mail)).isEqualTo(RunStatus.State.RUNNING);
        complain(mail);
        assertThat(state(mail)).isEqualTo(RunStatus.State.HELD);
    }

    @Test
    @Covers("H10")
    void returnedMailIsForgottenAfterItsTimeAndNotBefore() {
        UUID old = stored(Duration.ofDays(91), "BOUNCE");
        UUID bounce = stored(Duration.ofDays(89), "BOUNCE");
        UUID human = stored(Duration.ofDays(31), "HUMAN");
        UUID fresh = stored(Duration.ofDays(29), "HUMAN");
        SentMail refused = mail();
        SentMail lately = mail();
        refuse(refused, Duration.ofDays(91));
        refuse(lately, Duration.ofDays(89));
        mails.forget(List::of);
        assertThat(reply(refused)).isEmpty();
        assertThat(reply(lately)).isEqualTo("550 5.1.1 User unknown");
        assertThat(kept(old)).isFalse();
        assertThat(kept(bounce)).isTrue();
        assertThat(kept(human)).isFalse();
        assertThat(kept(fresh)).isTrue();
    }

    private void refuse(SentMail mail, Duration ago) {
        var facts =
                new ReplyFacts(ReplyFacts.Phase.RCPT, null, 550, "5.1.1", "550 5.1.1 User unknown");
        context.getBean(Bounces.class)
                .apply(
                        new Refusal(
                                mail.account(),
                                mail.message(),
                                mail.run(),
                                mail.contact(),
                                Refusal.Way.SESSION,
                                false,
                                null,
                                facts,
                                time.now().minus(ago)));
    }

    private String reply(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql("select reply from feedback.bounces where message_id = :message")
                                .param("message", mail.message().value())
                                .query(String.class)
                                .single());
    }

    private boolean kept(UUID id) {
        return sent.engine(
                db ->
                        db.sql("select exists (select from feedback.mails where id = :id)")
                                .param("id", id)
                                .query(Boolean.class)
                                .single());
    }

    private UUID stored(Duration ago, String kind) {
        UUID id = context.getBean(UuidV7.class).next();
        byte[] raw = "x".getBytes(StandardCharsets.UTF_8);
        mails.store(List.of(new Arrivals.Incoming(arrived(id, time.now().minus(ago), raw), 1)));
        mails.settle(List.of(Finding.of(Kind.valueOf(kind), Why.NO_HEADER).of(id)));
        return id;
    }

    @SuppressWarnings("NullAway") // a message of a mailing is no letter
    private void complain(SentMail mail) {
        SentMail other = mail();
        var facts =
                Lanes.engine(
                                () ->
                                        context.getBean(com.mailflatrate.delivery.Messages.class)
                                                .find(other.message()))
                        .orElseThrow();
        rates.count(
                new com.mailflatrate.delivery.MessageFacts(
                        facts.message(),
                        facts.account(),
                        mail.run(),
                        null,
                        facts.mailingId(),
                        facts.campaign(),
                        facts.contact(),
                        facts.list(),
                        facts.lists(),
                        facts.key(),
                        facts.from(),
                        facts.forwardTo(),
                        facts.state(),
                        1,
                        facts.claimedAt(),
                        facts.settledAt()),
                "loop.test",
                time.now());
    }

    private RunStatus.State state(SentMail mail) {
        return Lanes.engine(() -> context.getBean(Runs.class).status(mail.account(), mail.run()))
                .orElseThrow()
                .state();
    }

    private static Feed feed(int days, Instant last) {
        return new Feed("d.test", "D", "Ines", days, true, Instant.EPOCH, last, null);
    }

    private Finding judge(byte[] raw) {
        return answers.judge(arrived(UUID.randomUUID(), time.now(), raw));
    }

    private Arrived arrived(UUID id, Instant at, byte[] raw) {
        return new Arrived(id, at, "x@y.test", "fbl@" + hosts.platform(), raw, 0);
    }

    private SentMail mail() {
        ListId news = sent.list(customer, "Neues " + UUID.randomUUID());
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private static String report(SentMail mail, String from) {
        MailingId mailing = mail.mailing();
        return AnswerMails.feedback("abuse", mail.token(TokenPurpose.ID), mailing.toString())
                .replace("staff@hotmail.com", from);
    }

    private byte[] signed(String report, String domain) {
        return signatures.signed(report, domain);
    }
}
