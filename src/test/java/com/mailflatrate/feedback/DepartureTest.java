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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * An away note of somebody who has left counts as an unclear refusal; any other changes nothing.
 */
@DatabaseTest
class DepartureTest {

    private static final String LEFT = "Frau Petersen ist nicht mehr in unserem Unternehmen tätig.";

    @Autowired ApplicationContext context;
    @Autowired Answers answers;
    @Autowired SendingHosts hosts;
    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
    }

    @ParameterizedTest
    @Covers("H3")
    @CsvSource(
            delimiter = '|',
            value = {
                "Automatische Antwort: Advent|" + LEFT,
                "Automatic reply: Advent|Anna Petersen is no longer with the company."
            })
    void whoseNoteSaysSoInTwoMailingsADayApartIsNoLongerMailed(String subject, String words) {
        SentMail first = mail("anna");
        assertThat(note(first, subject, words, Duration.ofHours(1))).isEqualTo(Kind.BOUNCE);
        assertThat(sent.standing(first)).containsValue(MembershipStatus.SUBSCRIBED);

        SentMail second = again(first);
        assertThat(note(second, subject, words, Duration.ofHours(26))).isEqualTo(Kind.BOUNCE);
        assertThat(sent.standing(first)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    @Covers("H3")
    void twoNotesWithinADayAreNotEnough() {
        SentMail first = mail("bernd");
        note(first, "Automatische Antwort: Advent", LEFT, Duration.ofHours(1));
        note(again(first), "Automatische Antwort: Advent", LEFT, Duration.ofHours(20));
        assertThat(sent.standing(first)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("H8")
    void whoIsOnlyAwayStaysHoweverOften() {
        SentMail first = mail("clara");
        String words = "Ich bin bis Montag nicht im Büro.";
        for (int day = 1; day < 4; day++) {
            Kind kind = note(again(first), "Abwesenheitsnotiz", words, Duration.ofHours(26L * day));
            assertThat(kind).isEqualTo(Kind.AUTO_REPLY);
        }
        assertThat(sent.standing(first)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(first)).isEmpty();
    }

    private Kind note(SentMail mail, String subject, String words, Duration later) {
        String to = "r+" + mail.token(TokenPurpose.REPLY) + '@' + hosts.platform();
        String raw = AnswerMails.person(mail.email(), subject, words);
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        Instant at = time.now().plus(later);
        return answers.judge(new Arrived(UUID.randomUUID(), at, mail.email(), to, bytes, 0)).kind();
    }

    private SentMail mail(String name) {
        String email = name + '@' + UUID.randomUUID().toString().substring(0, 8) + ".accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private SentMail again(SentMail mail) {
        return sent.mail(customer, mail.contact(), mail.email(), news);
    }
}
