package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Away notes, challenges, delays and receipts, with a genuine token: nobody and nothing changes.
 */
@DatabaseTest
class MachinesTest {

    private static final String STATE =
            """
            select (select count(*) from feedback.bounces where account_id = :account)
                 + (select count(*) from feedback.soft_counts where account_id = :account)
                 + (select count(*) from feedback.complaints where account_id = :account)
                 + (select count(*) from suppression.entries where account_id = :account)
                 + (select count(*) from delivery.letters where account_id = :account)
            """;

    @Autowired ApplicationContext context;
    @Autowired Answers answers;
    @Autowired SendingHosts hosts;
    @Autowired TestTime time;

    private SentMails sent;
    private SentMail mail;

    @BeforeEach
    void aMail() {
        sent = new SentMails(context);
        Customer customer = new Customers(context).active("Laden");
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        mail = sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    @ParameterizedTest
    @Covers("H8")
    @CsvSource({"REPLY, r+", "BOUNCE, b+"})
    void fortyAnswersOfMachinesChangeNothing(TokenPurpose purpose, String box) {
        assertThat(AnswerMails.machines()).hasSizeGreaterThanOrEqualTo(40);
        AnswerMails.machines()
                .map(head -> AnswerMails.headed(head, "Bitte keine Werbung mehr? Ich bin weg."))
                .forEach(raw -> is(Kind.AUTO_REPLY, box + mail.token(purpose), raw));
        assertNothingChanged();
    }

    @ParameterizedTest
    @Covers("H8")
    @CsvSource({
        "away-german, AUTO_REPLY",
        "away-header, AUTO_REPLY",
        "challenge, AUTO_REPLY",
        "read-receipt, DELAY",
        "delayed, DELAY",
        "native/postfix-delay, DELAY"
    })
    void noneOfTheseAsSystemsWriteThemDoes(String file, Kind kind) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/returned/" + file + ".eml")) {
            String raw =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            is(kind, "r+" + mail.token(TokenPurpose.REPLY), raw);
            is(kind, "b+" + mail.token(TokenPurpose.BOUNCE), raw);
            is(kind, "postmaster", raw);
        }
        assertNothingChanged();
    }

    @Test
    @Covers("H8")
    void reportsOfSomethingElseThanAFailureChangeNothing() {
        Stream.of("delayed 4.4.1", "relayed 2.1.5", "expanded 2.1.5", "delivered 2.1.5")
                .map(said -> said.split(" "))
                .map(said -> AnswerMails.report(mail.email(), said[0], said[1], "250 ok"))
                .forEach(raw -> is(Kind.DELAY, "b+" + mail.token(TokenPurpose.BOUNCE), raw));
        assertNothingChanged();
    }

    @Test
    @Covers("H8")
    void aFailureDoes() {
        String raw = AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        is(Kind.BOUNCE, "b+" + mail.token(TokenPurpose.BOUNCE), raw);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.BOUNCED);
        assertThat(changes()).isPositive();
    }

    private void is(Kind kind, String local, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        String to = local + '@' + hosts.platform();
        Arrived arrived = new Arrived(UUID.randomUUID(), time.now(), mail.email(), to, bytes, 0);
        assertThat(answers.judge(arrived).kind()).as(raw).isEqualTo(kind);
    }

    private void assertNothingChanged() {
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(changes()).isZero();
    }

    private long changes() {
        return sent.engine(
                db ->
                        db.sql(STATE)
                                .param("account", mail.account().value())
                                .query(Long.class)
                                .single());
    }
}
