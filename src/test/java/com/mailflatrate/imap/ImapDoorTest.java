package com.mailflatrate.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.feedback.Inbounds;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.imap.ImapSettings.Security;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ImapDoorTest {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @Autowired ApplicationContext context;

    @Autowired Inbound inbound;

    @Autowired Addressees addressees;

    @Autowired SendingHosts hosts;

    private GreenMailUser mailbox;
    private SentMails sent;

    @BeforeEach
    void aMailbox() {
        server.start();
        mailbox = server.setUser("returns@box.test", "returns", "secret");
        sent = new SentMails(context);
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void whatLiesInTheMailboxIsReadAsIfItHadComeToOurDoorAndIsGoneThere() throws Exception {
        SentMail mail = mail();
        String to = "b+" + mail.token(TokenPurpose.BOUNCE) + '@' + hosts.platform();
        String report =
                AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        put(
                "Return-Path: <>\nDelivered-To: returns@box.test\nX-Original-To: "
                        + to
                        + '\n'
                        + report);
        put(AnswerMails.person("kind@else.test", "Hallo", "Wer sind Sie?"));

        assertThat(door("secret").empty()).isEqualTo(2);

        Eventually.eventually(
                () ->
                        assertThat(sent.standing(mail).values())
                                .containsOnly(MembershipStatus.BOUNCED));
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(door("secret").empty()).isZero();
        assertThat(stored("postmaster@" + hosts.platform(), "Wer sind Sie")).isTrue();
    }

    @Test
    void aHugeMailIsTakenOnlyAsFarAsItIsKept() throws Exception {
        String subject = "Riese " + UUID.randomUUID();
        put(
                AnswerMails.person("kind@else.test", subject, "x".repeat(70) + '\n')
                        + ("y".repeat(70) + '\n').repeat(100_000));
        assertThat(door("secret").empty()).isEqualTo(1);
        long kept =
                sent.engine(
                        db ->
                                db.sql(
                                                "select length(raw) from feedback.mails where position(:subject::bytea in raw) > 0")
                                        .param("subject", subject)
                                        .query(Long.class)
                                        .single());
        assertThat(kept).isEqualTo(5_000_000);
    }

    @Test
    void withoutAMailboxOrWithAWrongPasswordNothingHappens() throws Exception {
        put(AnswerMails.person("kind@else.test", "Hallo", "bleibt liegen"));
        assertThat(door("wrong").empty()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        ImapSettings none = new ImapSettings("", 993, Security.TLS, "", "", "INBOX", 20);
        assertThat(new ImapDoor(none, inbound, addressees).empty()).isZero();
    }

    @Test
    void aMailThatCannotBeTakenStaysAndKeepsNoOtherFromComing() throws Exception {
        String whole = "Heil " + UUID.randomUUID();
        put(AnswerMails.person("kind@else.test", "Kaputt", "bleibt liegen"));
        put(AnswerMails.person("kind@else.test", "Hallo", whole));
        Addressees picky =
                new Addressees(inbound, hosts) {
                    @Override
                    Envelope of(byte[] raw) {
                        if (new String(raw, StandardCharsets.UTF_8).contains("Kaputt")) {
                            throw new IllegalStateException("on purpose");
                        }
                        return super.of(raw);
                    }
                };
        assertThat(door("secret", picky).empty()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(stored("postmaster@" + hosts.platform(), whole)).isTrue();
    }

    @Test
    void whileThereIsNoRoomMailStaysInTheMailbox() throws Exception {
        put(AnswerMails.person("kind@else.test", "Hallo", "wartet"));
        assertThat(door("secret", addressees, Inbounds.full(context)).empty()).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(door("secret").empty()).isEqualTo(1);
    }

    private ImapDoor door(String password) {
        return door(password, addressees);
    }

    private ImapDoor door(String password, Addressees addressees) {
        return door(password, addressees, inbound);
    }

    private ImapDoor door(String password, Addressees addressees, Inbound inbound) {
        ImapSettings settings =
                new ImapSettings(
                        "127.0.0.1",
                        server.getImap().getPort(),
                        Security.NONE,
                        "returns",
                        password,
                        "INBOX",
                        20);
        return new ImapDoor(settings, inbound, addressees);
    }

    private void put(String raw) throws MessagingException {
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        mailbox.deliver(
                new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private boolean stored(String to, String words) {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                select exists (select from feedback.mails
                                where envelope_to = :to and position(:words::bytea in raw) > 0)
                """)
                                .param("to", to)
                                .param("words", words)
                                .query(Boolean.class)
                                .single());
    }

    private SentMail mail() {
        Customer customer = new Customers(context).active("Laden");
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }
}
