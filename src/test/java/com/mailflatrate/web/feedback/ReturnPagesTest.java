package com.mailflatrate.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.feedback.bounce.Tallies;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What people see of returned mail. */
@DatabaseTest
class ReturnPagesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Inbound inbound;
    @Autowired private Bounces bounces;
    @Autowired private Incidents incidents;
    @Autowired private Tallies tallies;
    @Autowired private Operator operator;
    @Autowired private TestTime time;

    @Test
    @Covers({"H8", "I10"})
    void theOperatorSeesWhatWasNotUnderstoodAndACustomerDoesNot() {
        String strange = AnswerMails.report("x@y.test", "failed", "5.1.1", "550 no");
        inbound.receive(
                "stranger@y.test",
                "postmaster@mail.test",
                new ByteArrayInputStream(strange.getBytes(StandardCharsets.UTF_8)));
        String domain = "stoerung-" + System.nanoTime() + ".test";
        incidents.declare(
                Incident.Kind.DOMAIN,
                domain,
                time.now().minusSeconds(60),
                time.now(),
                Actor.person("Ines"));
        Customers customers = new Customers(context);
        Customer customer = customers.active("Kistenladen");
        refusedOften(customer);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            String session = operator.session("Ines");
            Pages pages = new Pages(port, session);
            Eventually.eventually(
                    () ->
                            assertThat(pages.get("/operator/returns").body())
                                    .contains("Unzustellbarkeitsbericht ohne unser Kennzeichen"));
            browser.inspect(session, "/operator/returns", "returns");
            Page page = browser.open(session, "de", Browser.DESKTOP, "/operator/returns");
            assertThat(page.content()).contains("Kistenladen", "Fall eröffnen");
            page.locator("#incidents tr")
                    .filter(new Locator.FilterOptions().setHasText(domain))
                    .locator("button")
                    .click();
            page.waitForURL(url -> url.contains("/operator/incidents/"));
            assertThat(page.content())
                    .contains("Störung der Domain " + domain, "zurückgenommen", "Text für Kunden");
            Pages theirs = new Pages(port, customers.session(customer));
            assertThat(theirs.get("/operator/returns").body()).doesNotContain("stranger@y.test");
        }
    }

    @Test
    @Covers({"H1", "K1"})
    void aCustomerReadsInASentenceWhyAContactIsNoLongerMailed() {
        Customers customers = new Customers(context);
        Customer customer = customers.active("Laden");
        SentMails sent = new SentMails(context);
        ListId news = sent.list(customer, "Neues");
        String email = "weg@fern.test";
        SentMail mail = sent.mail(customer, sent.person(customer, email, news), email, news);
        refuse(mail);
        String session = customers.session(customer);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            String contact = "/contacts/" + mail.contact();
            assertThat(browser.open(session, "de", Browser.DESKTOP, contact).content())
                    .contains("nicht mehr angeschrieben. Grund: Das Postfach gibt es nicht")
                    .contains("No such user here");
            browser.inspect(session, contact, "contact-why");
            String refusals = "/mailings/" + mail.mailing() + "/bounces";
            assertThat(browser.open(session, "de", Browser.DESKTOP, refusals).content())
                    .contains("google", "Das Postfach gibt es nicht");
            browser.inspect(session, refusals, "mailing-bounces");
        }
    }

    private void refusedOften(Customer customer) {
        SentMails sent = new SentMails(context);
        ListId news = sent.list(customer, "Neues");
        var contact = sent.person(customer, "tot@fern.test", news);
        var facts = new ReplyFacts(ReplyFacts.Phase.RCPT, null, 550, "5.1.1", "User unknown");
        tallies.count(
                Collections.nCopies(
                        40,
                        new Tallies.Answer(customer.account(), contact, null, facts, time.now())));
    }

    private void refuse(SentMail mail) {
        bounces.apply(
                new Refusal(
                        mail.account(),
                        mail.message(),
                        mail.run(),
                        mail.contact(),
                        Refusal.Way.SESSION,
                        false,
                        "google",
                        new ReplyFacts(
                                ReplyFacts.Phase.RCPT, "google", 550, "5.1.1", "No such user here"),
                        time.now()));
    }
}
