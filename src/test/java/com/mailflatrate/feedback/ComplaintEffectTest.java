package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.KeptMails;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a complaint does, and what the customer learns of it. */
@DatabaseTest
class ComplaintEffectTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Inbound inbound;
    @Autowired private Answers answers;
    @Autowired private SendingHosts hosts;
    @Autowired private Operator operator;
    @Autowired private TestTime time;

    private final String email =
            "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
    private SentMails sent;
    private Customer customer;
    private SentMail mail;

    @BeforeEach
    void aMail() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        mail = mail(customer);
    }

    /** The clock stands still meanwhile, so nothing waits for it to move on. */
    @Test
    @Covers("I1")
    void itEndsAllMailOfTheAccountWithinFiveMinutesAndNoneOfAnother() {
        SentMail ofAnother = mail(new Customers(context).active("Nachbar"));
        inbound.receive(
                "staff@hotmail.test",
                "fbl@" + hosts.platform(),
                new ByteArrayInputStream(report()));
        Eventually.until("read", () -> appliedWithinFiveMinutes() == 1);
        assertThat(sent.standing(mail)).hasSize(2);
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.COMPLAINED);
        assertThat(sent.suppressed(mail)).containsExactly("COMPLAINT");
        assertThat(sent.standing(ofAnother).values()).containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(ofAnother)).isEmpty();
        assertThat(lettersToThePerson()).isZero();
    }

    @Test
    @Covers("I10")
    void theCustomerReadsThatSomebodyComplainedAndNeitherWhoSaidSoNorTheReport() {
        complained();
        Pages pages = new Pages(port, new Customers(context).session(customer));
        withoutTheReport(pages.get("/contacts/" + mail.contact()).body(), "beschwert");
        Http http = new Http(port);
        String contact = "/api/v1/contacts/" + mail.contact();
        withoutTheReport(http.get(contact, customer.bearer()).body(), "complained");
        withoutTheReport(http.get(contact + "/history", customer.bearer()).body(), "complained");
        withoutTheReport(http.get("/api/v1/suppressions", customer.bearer()).body(), "COMPLAINT");
    }

    @Test
    @Covers("I10")
    void noKeyOfACustomerOpensTheReport() {
        complained();
        Http http = new Http(port);
        String returns = "/api/v1/operator/returns";
        String strange = returns + '/' + new KeptMails(context).strange();
        for (String path : new String[] {returns, strange, strange + "/raw"}) {
            assertThat(http.get(path, customer.bearer()).statusCode()).as(path).isEqualTo(404);
            assertThat(http.get(path, "Authorization", "Bearer " + operator.key()).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    private void complained() {
        Arrived arrived =
                new Arrived(
                        UUID.randomUUID(),
                        time.now(),
                        "staff@hotmail.test",
                        "fbl@" + hosts.platform(),
                        report(),
                        0);
        assertThat(answers.judge(arrived).kind()).isEqualTo(Kind.COMPLAINT);
    }

    private void withoutTheReport(String shown, String what) {
        assertThat(shown)
                .contains(what)
                .doesNotContain("abuse report", "hotmail", mail.token(TokenPurpose.ID));
    }

    private byte[] report() {
        return AnswerMails.feedback("abuse", mail.token(TokenPurpose.ID), mail.mailing().toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private SentMail mail(Customer of) {
        ListId news = sent.list(of, "Neues");
        ListId offers = sent.list(of, "Angebote");
        return sent.mail(of, sent.person(of, email, news, offers), email, news);
    }

    private long appliedWithinFiveMinutes() {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                select count(*) from feedback.mails
                 where message_id = :message and kind = 'COMPLAINT'
                   and done_at <= received_at + interval '5 minutes'
                """)
                                .param("message", mail.message().value())
                                .query(Long.class)
                                .single());
    }

    private long lettersToThePerson() {
        return sent.engine(
                db ->
                        db.sql("select count(*) from delivery.letters where to_address = :email")
                                .param("email", email)
                                .query(Long.class)
                                .single());
    }
}
