package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Letters that no database keeps stop neither the mail they stand in nor the mails beside it. */
@DatabaseTest
class UnstorableLettersTest {

    private static final String POISON = "a\0b \uD83D\uDE00".repeat(300);

    @Autowired ApplicationContext context;
    @Autowired Inbound inbound;
    @Autowired SendingHosts hosts;

    private SentMails sent;
    private Customer customer;
    private SentMail mail;

    @BeforeEach
    void aMail() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        mail = sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    @Test
    @Covers("G12")
    void aReplyIsForwardedWithoutThem() {
        arrives(
                "r+" + mail.token(TokenPurpose.REPLY),
                AnswerMails.person(
                        mail.email(), "Frage" + POISON, "Wann haben Sie offen?" + POISON));
        assertThat(kinds()).containsExactly("HUMAN");
    }

    @Test
    @Covers("H2")
    void aDeliveryReportIsApplied() {
        arrives(
                "b+" + mail.token(TokenPurpose.BOUNCE),
                AnswerMails.report(
                        mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown" + POISON));
        assertThat(kinds()).containsExactly("BOUNCE");
    }

    @Test
    @Covers("I1")
    void aComplaintOfAStrangeTypeIsOne() {
        String id = mail.token(TokenPurpose.ID);
        String report = AnswerMails.feedback("opt" + POISON, id, mail.mailing().toString());
        arrives("b+" + mail.token(TokenPurpose.BOUNCE), report);
        arrives("fbl", report);
        assertThat(kinds()).containsExactly("COMPLAINT", "COMPLAINT");
    }

    @Test
    void aMailToTheDeskBecomesACase() {
        arrives(
                "abuse",
                AnswerMails.person(mail.email() + POISON, "Spam" + POISON, POISON + mail.email()));
        assertThat(kinds()).containsExactly("HUMAN");
    }

    private void arrives(String local, String raw) {
        inbound.receive(
                "x\0y@" + mail.email(),
                local + '@' + hosts.platform(),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> kinds() {
        Eventually.until("read", () -> ofMine("state = 'NEW'").isEmpty());
        return ofMine("true");
    }

    private List<String> ofMine(String where) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select coalesce(kind, state) from feedback.mails where position(:it in envelope_from) > 0 and "
                                                + where)
                                .param("it", mail.email())
                                .query(String.class)
                                .list());
    }
}
