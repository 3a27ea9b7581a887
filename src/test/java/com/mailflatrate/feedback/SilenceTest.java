package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SmtpTalk;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A mail to whose end no reply came: what comes back later says what became of it. */
@DatabaseTest
class SilenceTest {

    @Autowired ApplicationContext context;
    @Autowired InboundServer server;
    @Autowired SendingHosts hosts;
    @Autowired Messages messages;
    @LocalServerPort int port;

    private SentMails sent;
    private Customer customer;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UNCONFIRMED"})
    void aReplyOfTheRecipientShowsThatItArrivedEvenWhenItWasClosed(String closed) {
        SentMail mail = silent(closed);
        reply(mail, "Re: Advent", "Wann haben Sie am Samstag offen?");
        becomes(mail, State.ACCEPTED);
    }

    @Test
    void aComplaintAndAWithdrawalShowItToo() {
        SentMail complained = silent("");
        String id = complained.token(TokenPurpose.ID);
        send("fbl", "staff@hotmail.test", AnswerMails.feedback("abuse", id, mailing(complained)));
        becomes(complained, State.ACCEPTED);
        SentMail left = silent("");
        send("u+" + left.token(TokenPurpose.UNSUBSCRIBE), "anybody@else.test", "");
        becomes(left, State.ACCEPTED);
        SentMail clicked = silent("UNCONFIRMED");
        String page = "/u/" + clicked.token(TokenPurpose.UNSUBSCRIBE);
        assertThat(new Http(port).postForm(page, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        becomes(clicked, State.ACCEPTED);
    }

    @Test
    void aReportThatItFailedShowsThatItDidNotAndADelaySaysNothing() {
        SentMail failed = silent("");
        SentMail delayed = silent("");
        report(delayed, "delayed", "4.4.1", "connection timed out");
        report(failed, "failed", "5.2.2", "552 5.2.2 Mailbox full");
        becomes(failed, State.BOUNCED);
        Eventually.until("the delay is read", () -> isRead(delayed));
        assertThat(stateOf(delayed)).isEqualTo(State.AMBIGUOUS);
    }

    @Test
    void whatWasAnsweredStaysAsItWasAnswered() {
        SentMail accepted = mail();
        report(accepted, "failed", "5.2.2", "552 5.2.2 Mailbox full");
        Eventually.until("the report is read", () -> isRead(accepted));
        assertThat(stateOf(accepted)).isEqualTo(State.ACCEPTED);
    }

    private SentMail silent(String closed) {
        SentMail mail = mail();
        sent.engine(
                db ->
                        db.sql(
                                        "update delivery.messages set state = 7, skip = nullif(?, '') where id = ?")
                                .params(closed, mail.message().value())
                                .update());
        assertThat(stateOf(mail)).isEqualTo(State.AMBIGUOUS);
        return mail;
    }

    private void becomes(SentMail mail, State state) {
        Eventually.eventually(() -> assertThat(stateOf(mail)).isEqualTo(state));
        assertThat(skip(mail)).isEmpty();
    }

    private State stateOf(SentMail mail) {
        return messages.find(mail.message()).map(MessageFacts::state).orElseThrow();
    }

    private String skip(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql("select coalesce(skip, '') from delivery.messages where id = ?")
                                .param(mail.message().value())
                                .query(String.class)
                                .single());
    }

    private boolean isRead(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql("select exists (select from feedback.mails where message_id = ?)")
                                .param(mail.message().value())
                                .query(Boolean.class)
                                .single());
    }

    private void report(SentMail mail, String action, String status, String text) {
        String to = "b+" + mail.token(TokenPurpose.BOUNCE);
        send(to, "", AnswerMails.report(mail.email(), action, status, text));
    }

    private void reply(SentMail mail, String subject, String text) {
        String to = "r+" + mail.token(TokenPurpose.REPLY);
        send(to, mail.email(), AnswerMails.person(mail.email(), subject, text));
    }

    private void send(String local, String from, String mail) {
        assertThat(SmtpTalk.send(server.number(), from, local + '@' + hosts.platform(), mail))
                .startsWith("250");
    }

    private static String mailing(SentMail mail) {
        return mail.mailing().toString();
    }

    private SentMail mail() {
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }
}
