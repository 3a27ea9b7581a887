package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** When a delivery report is one: within fourteen days after the attempt, and never before it. */
@DatabaseTest
class ReportAgeTest {

    private static final Duration LONGEST = Duration.ofDays(14);

    @Autowired ApplicationContext context;
    @Autowired Answers answers;
    @Autowired SendingHosts hosts;
    @Autowired TestTime time;

    @Test
    @Covers("H7")
    void aReportOfTheLastSecondCountsAndOneOfTheNextDoesNot() {
        SentMails sent = new SentMails(context);
        Customer customer = new Customers(context).active("Laden");
        ListId list = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        SentMail mail = sent.mail(customer, sent.person(customer, email, list), email, list);

        assertThat(report(mail, LONGEST.plusSeconds(1)).kind()).isEqualTo(Kind.JUNK);
        assertThat(report(mail, Duration.ofSeconds(-1)).kind()).isEqualTo(Kind.JUNK);
        assertThat(sent.suppressed(mail)).isEmpty();
        assertThat(report(mail, LONGEST.minusSeconds(1)).kind()).isEqualTo(Kind.BOUNCE);
        assertThat(sent.suppressed(mail)).containsExactly("HARD");
    }

    private Finding report(SentMail mail, Duration after) {
        String to = "b+" + mail.token(TokenPurpose.BOUNCE) + '@' + hosts.platform();
        String report =
                AnswerMails.report(mail.email(), "failed", "5.1.1", "550 5.1.1 User unknown");
        byte[] raw = report.getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        return answers.judge(new Arrived(id, time.now().plus(after), "", to, raw, 0));
    }
}
