package com.mailflatrate.feedback.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class BounceOverviewTest {

    @Autowired ApplicationContext context;
    @Autowired Bounces bounces;
    @Autowired BounceOverview overview;
    @Autowired TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId news;

    @BeforeEach
    void aCustomerWithAList() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
    }

    @Test
    @Covers({"H2", "H5"})
    void whatDoesNotExistIsToldFromWhatWasOnlyRefused() {
        SentMail blocked = mail();
        RunId run = blocked.run();
        assertThat(share(blocked)).isEqualTo(new BounceOverview.Share(0, 0));
        refuse(blocked, run, 554, "5.7.1", "blocked using zen.spamhaus.org");
        assertThat(share(blocked)).as("a block").isEqualTo(new BounceOverview.Share(1, 0));
        refuse(mail(), run, 550, "5.1.1", "User unknown");
        assertThat(share(blocked)).as("a late report").isEqualTo(new BounceOverview.Share(2, 1));
    }

    @Test
    void aMailingsRefusalsAreToldByReasonAndProviderAndThoseOfNoOtherMailing() {
        SentMail first = mail();
        RunId run = first.run();
        refuse(first, run, "google", 550, "5.1.1", "User unknown");
        refuse(mail(), run, "google", 550, "5.1.1", "User unknown");
        refuse(mail(), run, "gmx", 550, "5.1.1", "User unknown");
        refuse(mail(), run, "gmx", 552, "5.2.2", "Mailbox full");
        SentMail ofAnother = mail();
        refuse(ofAnother, ofAnother.run(), "gmx", 550, "5.1.1", "User unknown");
        assertThat(rows(first))
                .containsExactlyInAnyOrder(
                        "HARD google 2 2", "HARD gmx 1 1", "SOFT_MAILBOX gmx 1 0");
        assertThat(rows(ofAnother)).containsExactly("HARD gmx 1 1");
    }

    private List<String> rows(SentMail mail) {
        return Lanes.engine(() -> overview.of(mail.account(), mail.run())).stream()
                .map(
                        row ->
                                "%s %s %d %d"
                                        .formatted(
                                                row.cls(),
                                                row.hostGroup(),
                                                row.refused(),
                                                row.deactivated()))
                .toList();
    }

    private SentMail mail() {
        String email = "o@weg-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private BounceOverview.Share share(SentMail mail) {
        return Lanes.engine(() -> overview.share(mail.account(), mail.run()));
    }

    private void refuse(SentMail mail, RunId run, int code, String status, String text) {
        refuse(mail, run, null, code, status, text);
    }

    private void refuse(
            SentMail mail,
            RunId run,
            @Nullable String provider,
            int code,
            String status,
            String text) {
        bounces.apply(
                new Refusal(
                        mail.account(),
                        mail.message(),
                        run,
                        mail.contact(),
                        Refusal.Way.REPORT,
                        false,
                        provider,
                        new ReplyFacts(ReplyFacts.Phase.RCPT, null, code, status, text),
                        time.now()));
    }
}
