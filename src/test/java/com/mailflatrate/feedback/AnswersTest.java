package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SmtpTalk;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class AnswersTest {

    @Autowired ApplicationContext context;

    @Autowired InboundServer server;

    @Autowired SendingHosts hosts;

    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
    }

    @Test
    @Covers("G4")
    void aMailToTheUnsubscribeAddressIsEnoughWhoeverSendsIt() {
        SentMail mail = mail();
        assertThat(send("u+" + mail.token(TokenPurpose.UNSUBSCRIBE), "anybody@else.test", ""))
                .startsWith("250");
        becomes(mail, MembershipStatus.UNSUBSCRIBED);
        assertThat(sent.suppressed(mail)).containsExactly("UNSUBSCRIBED");
    }

    @Test
    @Covers("G4")
    void anUnsubscribeAddressWithAWrongTokenIsRefused() {
        SentMail mail = mail();
        assertThat(send("u+" + mail.token(TokenPurpose.BOUNCE), "a@b.test", "")).startsWith("550");
        assertThat(send("u+" + broken(mail.token(TokenPurpose.UNSUBSCRIBE)), "a@b.test", ""))
                .startsWith("550");
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers({"F15", "F16"})
    void itRelaysForNobodyAndAlwaysTakesMailForTheRoles() {
        assertThat(SmtpTalk.send(server.number(), "a@b.test", "someone@elsewhere.test", "x"))
                .startsWith("550 5.7.1");
        assertThat(SmtpTalk.send(server.number(), "a@b.test", "someone@" + hosts.platform(), "x"))
                .startsWith("550 5.1.1");
        assertThat(
                        send(
                                "PostMaster",
                                "a@b.test",
                                AnswerMails.report("x@y.test", "failed", "5.1.1", "550 no")))
                .startsWith("250");
    }

    @Test
    @Covers({"F15", "I14"})
    void theDeskTakesEvenWhatLooksLikeSpamAndAnswersNoStranger() {
        String stranger = "fremd-" + UUID.randomUUID() + "@else.test";
        String gtube = "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";
        String mail = AnswerMails.person(stranger, "Spam von Ihnen", gtube);
        assertThat(SmtpTalk.send(server.number(), stranger, "Postmaster", mail)).startsWith("250");
        assertThat(send("ABUSE", stranger, mail)).startsWith("250");
        Eventually.until(
                "a case",
                () ->
                        count(
                                        "abuse.cases",
                                        "raw is not null and position(:it in raw) > 0",
                                        stranger)
                                > 0);
        assertThat(
                        count(
                                "delivery.letters",
                                "position(:it in convert_to(to_address, 'UTF8')) > 0",
                                stranger))
                .isZero();
    }

    @Test
    @Covers("H2")
    void aDeliveryReportOfADeadMailboxEndsAllItsMemberships() {
        SentMail mail = mail();
        bounce(mail, "failed", "5.1.1", "550 5.1.1 User unknown");
        becomes(mail, MembershipStatus.BOUNCED);
        assertThat(sent.suppressed(mail)).containsExactly("HARD");
    }

    @Test
    @Covers({"H2", "H8"})
    void aDelayAFullMailboxAndABlockChangeNothing() {
        SentMail delayed = mail();
        SentMail full = mail();
        SentMail blocked = mail();
        bounce(delayed, "delayed", "4.4.1", "connection timed out");
        bounce(full, "failed", "5.2.2", "552 5.2.2 Mailbox full");
        bounce(blocked, "failed", "5.7.1", "550 5.7.1 blocked using zen.spamhaus.org");
        done(delayed, "DELAY");
        done(full, "BOUNCE");
        done(blocked, "BOUNCE");
        for (SentMail mail : List.of(delayed, full, blocked)) {
            assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
            assertThat(sent.suppressed(mail)).isEmpty();
        }
    }

    @Test
    @Covers("H7")
    void aDeliveryReportWithoutAGenuineTokenChangesNothing() {
        SentMail mail = mail();
        String report =
                AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        assertThat(send("b+" + broken(mail.token(TokenPurpose.BOUNCE)), "", report))
                .startsWith("550");
        assertThat(send("postmaster", "", report)).startsWith("250");
        Eventually.until("read", () -> junk("delivery report without%", mail.email()) > 0);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    /** That token stands where everybody whom the mail was forwarded to can see it. */
    @Test
    @Covers({"H2", "H7"})
    void aDeliveryReportToTheReplyAddressChangesNothing() {
        SentMail mail = mail();
        String report =
                AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        assertThat(send("r+" + mail.token(TokenPurpose.REPLY), "", report)).startsWith("250");
        Eventually.until("read", () -> junk("delivery report at a reply%", mail.email()) > 0);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(mail)).isEmpty();
    }

    @Test
    @Covers("H7")
    void aDeliveryReportAfterFourteenDaysChangesNothing() {
        SentMail mail = mail();
        time.tick(Duration.ofDays(15));
        bounce(mail, "failed", "5.1.1", "550 5.1.1 User unknown");
        done(mail.message().value(), "JUNK", false);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers({"I1", "I2", "E7"})
    void aComplaintWithTheHeaderAloneEndsAllMailOfTheAccount() {
        SentMail mail = mail();
        String id = mail.token(TokenPurpose.ID);
        assertThat(
                        send(
                                "FBL",
                                "staff@hotmail.test",
                                AnswerMails.feedback("abuse", id, mail.mailing().toString())))
                .startsWith("250");
        becomes(mail, MembershipStatus.COMPLAINED);
        assertThat(sent.suppressed(mail)).containsExactly("COMPLAINT");
    }

    @Test
    @Covers("I3")
    void aReportOfAFailedAuthenticationIsNoComplaint() {
        SentMail mail = mail();
        String id = mail.token(TokenPurpose.ID);
        send(
                "fbl",
                "staff@hotmail.test",
                AnswerMails.feedback("auth-failure", id, mail.mailing().toString()));
        Eventually.until("read", () -> junk("auth-failure", id) > 0);
        assertThat(sent.suppressed(mail)).isEmpty();
    }

    @Test
    @Covers({"I1", "I2", "I3", "E7"})
    void neitherNotSpamNorAForgedTokenSuppresses() {
        SentMail mail = mail();
        String id = mail.token(TokenPurpose.ID);
        send(
                "fbl",
                "staff@hotmail.test",
                AnswerMails.feedback("not-spam", id, mail.mailing().toString()));
        send(
                "fbl",
                "staff@hotmail.test",
                AnswerMails.feedback("abuse", broken(id), mail.mailing().toString()));
        Eventually.until("read", () -> junk("not-spam", id) > 0);
        Eventually.until("the forged one", () -> junk("feedback report without%", broken(id)) > 0);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(mail)).isEmpty();
    }

    @Test
    @Covers({"G7", "G12"})
    void aReplyThatObjectsSuppressesAndAQuestionIsForwarded() {
        SentMail objecting = mail();
        SentMail asking = mail();
        SentMail away = mail();
        reply(objecting, "Re: Advent", "Bitte keine Werbung mehr!\n\n> Der Adventskaffee ist da");
        reply(asking, "Re: Advent", "Wie lange haben Sie am Samstag geöffnet?");
        reply(away, "Automatische Antwort: Advent", "Ich bin bis Montag nicht im Büro.");
        done(objecting, "OBJECTION");
        done(asking, "HUMAN");
        done(away, "AUTO_REPLY");
        assertThat(sent.suppressed(objecting)).containsExactly("OBJECTION");
        assertThat(sent.suppressed(asking)).isEmpty();
        assertThat(sent.suppressed(away)).isEmpty();
        String forwarded =
                sent.engine(
                        db ->
                                db.sql(
                                                """
                        select to_address || ' ' || reply_to from delivery.letters
                         where account_id = ? and kind = 'FORWARD'
                        """)
                                        .param(customer.account().value())
                                        .query(String.class)
                                        .single());
        assertThat(forwarded).isEqualTo("anna@shop.test " + asking.email());
    }

    /** The clock stands still meanwhile, so nothing waits for it to move on. */
    @Test
    @Covers("G12")
    void whatAPersonWroteHasLeftForTheCustomerWithinAMinute() {
        SentMail asking = mail();
        long start = System.nanoTime();
        reply(asking, "Re: Advent", "Wie lange haben Sie am Samstag geöffnet?");
        Eventually.until("left", () -> leftWithinAMinute(asking) == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }

    private long leftWithinAMinute(SentMail asking) {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                select count(*) from feedback.mails m
                  join delivery.letters l on l.account_id = m.account_id and l.kind = 'FORWARD'
                  join delivery.messages s on s.account_id = l.account_id and s.id = l.message_id
                 where m.message_id = :message and s.state = 2
                   and s.settled_at <= m.received_at + interval '1 minute'
                """)
                                .param("message", asking.message().value())
                                .query(Long.class)
                                .single());
    }

    @Test
    @Covers({"G7", "G12"})
    void aReplyThatMayObjectIsForwardedWithADeadlineAndSuppressesNobody() {
        SentMail perhaps = mail();
        reply(perhaps, "Re: Advent", "Ich bekomme das viel zu oft, was soll das?");
        done(perhaps, "HUMAN");
        assertThat(sent.suppressed(perhaps)).isEmpty();
        assertThat(
                        count(
                                "why like '%perhaps an objection%' and message_id = "
                                        + perhaps.message().value()))
                .isEqualTo(1);
        String letter =
                sent.engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where account_id = ? and kind = 'FORWARD'")
                                        .param(customer.account().value())
                                        .query(String.class)
                                        .single());
        assertThat(letter).contains("bis morgen", "by tomorrow", "viel zu oft");
    }

    private void bounce(SentMail mail, String action, String status, String text) {
        String to = "b+" + mail.token(TokenPurpose.BOUNCE);
        assertThat(send(to, "", AnswerMails.report(mail.email(), action, status, text)))
                .startsWith("250");
    }

    private void reply(SentMail mail, String subject, String text) {
        String to = "r+" + mail.token(TokenPurpose.REPLY);
        assertThat(send(to, mail.email(), AnswerMails.person(mail.email(), subject, text)))
                .startsWith("250");
    }

    private String send(String local, String from, String mail) {
        return SmtpTalk.send(server.number(), from, local + '@' + hosts.platform(), mail);
    }

    private SentMail mail() {
        ListId news = sent.list(customer, "Neues");
        ListId offers = sent.list(customer, "Angebote");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(customer, sent.person(customer, email, news, offers), email, news, offers);
    }

    private void becomes(SentMail mail, MembershipStatus status) {
        Eventually.eventually(() -> assertThat(sent.standing(mail).values()).containsOnly(status));
    }

    private void done(SentMail mail, String kind) {
        done(mail.message().value(), kind, true);
    }

    private void done(long message, String kind, boolean named) {
        String where = named ? "message_id = " + message + " and " : "";
        Eventually.until(kind, () -> count(where + "kind = '" + kind + "'") > 0);
    }

    /** Mails in whose text this stands, and that are nothing for this reason. */
    private long junk(String why, String it) {
        return count(
                "feedback.mails",
                "kind = 'JUNK' and why like '" + why + "' and position(:it in raw) > 0",
                it);
    }

    private long count(String where) {
        return sent.engine(
                db ->
                        db.sql("select count(*) from feedback.mails where " + where)
                                .query(Long.class)
                                .single());
    }

    private long count(String table, String where, String it) {
        return sent.engine(
                db ->
                        db.sql("select count(*) from " + table + " where " + where)
                                .param("it", it.getBytes(StandardCharsets.UTF_8))
                                .query(Long.class)
                                .single());
    }

    private static String broken(String token) {
        char last = token.charAt(20);
        return token.substring(0, 20) + (last == 'a' ? 'b' : 'a') + token.substring(21);
    }
}
