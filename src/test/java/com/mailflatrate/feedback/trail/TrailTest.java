package com.mailflatrate.feedback.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mails stand in the history of who had them, and of nobody else. */
@DatabaseTest
class TrailTest {

    private static final String CLOCK =
            """
            insert into consent.clocks (account_id, contact_id, list_id, mails)
            select account_id, :contact, list_ids[1], array[started_at] from delivery.runs
             where account_id = :account and id = :run
            """;
    private static final String BOUNCE =
            """
            insert into feedback.bounces (account_id, message_id, way, run_id, contact_id, class, applied, reply_code, reply,
                                          why, at)
            select account_id, :message, 'SESSION', id, :contact, 'HARD', true, 550, 'unknown', 'test',
                   started_at + interval '1 minute'
              from delivery.runs where account_id = :account and id = :run
            """;

    @Autowired private ApplicationContext context;
    @Autowired private Trails trails;

    private SentMails sent;
    private Customer acme;
    private ContactId anna;
    private ContactId neighbour;
    private SentMail mail;

    @BeforeEach
    void aMailThatCameBack() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Acme GmbH");
        ListId list = sent.list(acme, "Neues");
        String email = "anna-" + UUID.randomUUID() + "@accept.test";
        anna = sent.person(acme, email, list);
        neighbour = sent.person(acme, "da-" + email, list);
        mail = sent.mail(acme, anna, email, list);
        run(CLOCK);
        run(BOUNCE);
    }

    @Test
    void whatWasSentAndCameBackStandsInTheHistoryOfTheContact() {
        List<TrailLine> lines = of(acme, anna);
        assertThat(lines)
                .extracting(TrailLine::kind)
                .containsExactly(TrailKind.REFUSED, TrailKind.SENT);
        assertThat(lines).extracting(TrailLine::mailing).containsOnly(mail.mailing());
        assertThat(lines.getFirst().detail()).isEqualTo("HARD");
    }

    @Test
    void nobodyElseHadTheMail() {
        assertThat(of(acme, neighbour)).isEmpty();
        assertThat(of(new Customers(context).active("Andere GmbH"), anna)).isEmpty();
    }

    private List<TrailLine> of(Customer customer, ContactId contact) {
        return Lanes.engine(() -> trails.of(customer.account(), contact));
    }

    private void run(String sql) {
        sent.engine(
                db ->
                        db.sql(sql)
                                .param("account", acme.account().value())
                                .param("contact", anna.value())
                                .param("run", mail.run().value())
                                .param("message", mail.message().value())
                                .update());
    }
}
