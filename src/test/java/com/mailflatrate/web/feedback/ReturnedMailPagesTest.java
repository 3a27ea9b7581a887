package com.mailflatrate.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.KeptMails;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** One mail that came back, reading again, and declaring a provider's bad day. */
@DatabaseTest
class ReturnedMailPagesTest {

    private static final String RETURNS = "/operator/returns";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Rereads rereads;
    @Autowired private Operator operator;

    private Pages pages;

    @BeforeEach
    void signedIn() {
        pages = new Pages(port, operator.session("Ines"));
    }

    @Test
    @Covers({"H8", "I10"})
    void aMailIsShownAsItCameAndReadAgainByStaffAlone() {
        UUID mail = new KeptMails(context).strange();
        String page = RETURNS + '/' + mail;

        assertThat(pages.get(page).body())
                .contains("Unzustellbarkeitsbericht ohne unser Kennzeichen")
                .contains("Final-Recipient: rfc822; x@y.test", "&lt;mailer-daemon@mx.test");
        assertThat(pages.post(page, page + "/again").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(page));
        assertThat(
                        rereads.page(PageRequest.first()).items().stream()
                                .map(Reread::last)
                                .map(Reread.Place::id))
                .contains(mail);
        assertThat(pages.get(RETURNS + '/' + UUID.randomUUID()).statusCode()).isEqualTo(404);

        Customers customers = new Customers(context);
        Pages theirs = new Pages(port, customers.session(customers.active("Laden")));
        assertThat(theirs.get(page).statusCode()).isIn(403, 404);
        assertThat(theirs.post("/start", page + "/again").statusCode()).isIn(403, 404);
    }

    @Test
    @Covers("I10")
    void aPersonDecidesOnceWhatBecomesOfWhatWasNotUnderstood() {
        UUID mail = new KeptMails(context).strange();
        String page = RETURNS + '/' + mail;
        assertThat(pages.get(page).body()).contains("Zum Fall der Abuse-Stelle machen");

        assertThat(decide(page, "complaint", "Anruf bei uns")).contains("/operator/cases/");
        assertThat(pages.get(page).body())
                .contains("Ines hat am", "einen Fall daraus gemacht", "Anruf bei uns")
                .doesNotContain("Zum Fall der Abuse-Stelle machen");
        assertThat(pages.post(page, page + "/decision", "decision", "leave").statusCode())
                .isEqualTo(409);

        String left = RETURNS + '/' + new KeptMails(context).strange();
        assertThat(decide(left, "leave", "")).endsWith(RETURNS);
        assertThat(pages.get(left).body()).contains("so gelassen");
    }

    private String decide(String page, String choice, String note) {
        return pages.post(page, page + "/decision", "decision", choice, "note", note)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void allMayBeReadAgainFirstForATrialAndTheResultIsShown() {
        String trial = pages.post(RETURNS, "/operator/rereads", "dryRun", "true").body();
        assertThat(trial).doesNotContain("Exception");
        Reread order =
                rereads.page(PageRequest.first()).items().stream()
                        .filter(one -> one.dryRun() && one.askedBy().equals("Ines"))
                        .findFirst()
                        .orElseThrow();
        Eventually.until("done", () -> rereads.find(order.id()).map(Reread::doneAt).isPresent());
        assertThat(pages.get(RETURNS).body()).contains("nur geprüft", "wie zuvor");
    }

    @Test
    void aPersonDeclaresABadDayAndReadsWhatToTellCustomers() {
        String domain = "firma-" + UUID.randomUUID() + ".test";
        var done =
                pages.post(
                        RETURNS,
                        "/operator/incidents",
                        "kind",
                        "DOMAIN",
                        "name",
                        domain,
                        "hours",
                        "6");
        String incident = done.headers().firstValue("Location").orElseThrow();
        String path = incident.substring(incident.indexOf("/operator"));
        assertThat(pages.get(path).body())
                .contains("Störung der Domain " + domain, "Text für Kunden", "Kein Konto");
        var wrong =
                pages.post(
                        RETURNS,
                        "/operator/incidents",
                        "kind",
                        "DOMAIN",
                        "name",
                        domain,
                        "hours",
                        "99");
        assertThat(wrong.headers().firstValue("Location").orElseThrow()).contains("returns");
        assertThat(pages.get("/operator/incidents/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }
}
