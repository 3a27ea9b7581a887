package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Publication;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class DomainCheckTest {

    @Autowired ApplicationContext context;

    @Autowired Bounces bounces;

    @Autowired Publication publication;

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

    @Test
    void aDomainThatTheDnsKnowsIsNotDeadBecauseAServerSaysSo() {
        String domain = fresh();
        publication.publish(domain, RecordType.MX, List.of("10 mx." + domain));
        SentMail first = mail(domain);
        assertThat(refuse(first, "5.1.2", "Host or domain name not found", 0))
                .contains("the DNS knows the domain");
        assertThat(sent.standing(first)).containsValue(MembershipStatus.SUBSCRIBED);
        refuse(again(first), "5.1.2", "Host or domain name not found", 2);
        assertThat(sent.standing(first)).containsValue(MembershipStatus.BOUNCED);
    }

    @Test
    void aDomainThatTheDnsDoesNotKnowEitherIsDeadAtOnce() {
        SentMail gone = mail(fresh());
        refuse(gone, "5.1.2", "Host or domain name not found", 0);
        assertThat(sent.standing(gone)).containsValue(MembershipStatus.BOUNCED);
        SentMail none = mail(fresh());
        refuse(none, "5.7.27", "Host does not accept mail: MX 0 .", 0);
        assertThat(sent.standing(none)).containsValue(MembershipStatus.BOUNCED);
        assertThat(stored(none)).isEqualTo("DOMAIN true");
    }

    @Test
    void aMailboxIsDeadWhateverTheDnsKnowsOfItsDomain() {
        String domain = fresh();
        publication.publish(domain, RecordType.MX, List.of("10 mx." + domain));
        SentMail mail = mail(domain);
        refuse(mail, "5.1.1", "User unknown", 0);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.BOUNCED);
        assertThat(stored(mail)).isEqualTo("RECIPIENT true");
    }

    @Test
    void anAddressBeyondAsciiCountsAsFailingOnlyFromTheThirdMailing() {
        SentMail mail = mail(fresh());
        for (int n = 0; n < 3; n++) {
            refuse(again(mail), "5.6.7", "the server takes no addresses beyond ASCII", n * 2);
            assertThat(counted(mail)).isEqualTo(n < 2 ? 0 : 1);
        }
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
    }

    private String refuse(SentMail mail, String code, String words, int day) {
        return bounces.apply(
                        new Refusal(
                                mail.account(),
                                mail.message(),
                                mail.run(),
                                mail.contact(),
                                Refusal.Way.SESSION,
                                false,
                                null,
                                new ReplyFacts(Phase.RCPT, null, 550, code, words),
                                time.now().plus(Duration.ofDays(day))))
                .verdict()
                .why();
    }

    private long counted(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select count(*) from feedback.soft_counts where contact_id = :contact")
                                .param("contact", mail.contact().value())
                                .query(Long.class)
                                .single());
    }

    private String stored(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select scope || ' ' || permanent from feedback.bounces where message_id = :message")
                                .param("message", mail.message().value())
                                .query(String.class)
                                .single());
    }

    private SentMail again(SentMail mail) {
        return sent.mail(customer, mail.contact(), mail.email(), news);
    }

    private SentMail mail(String domain) {
        String email = "s" + UUID.randomUUID().toString().substring(0, 8) + '@' + domain;
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private static String fresh() {
        return "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    }
}
