package com.mailflatrate.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.feedback.inbox.Inbox;
import com.mailflatrate.feedback.inbox.StoredMail;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    @Autowired private Inbound inbound;
    @Autowired private Inbox inbox;
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
        StoredMail mail = strange();
        String page = RETURNS + '/' + mail.id();

        assertThat(pages.get(page).body())
                .contains("Unzustellbarkeitsbericht ohne unser Kennzeichen")
                .contains("Final-Recipient: rfc822; x@y.test", "&lt;mailer-daemon@mx.test");
        assertThat(pages.post(page, page + "/again").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(page));
        assertThat(rereads.recent(20).stream().map(Reread::last).map(Reread.Place::id))
                .contains(mail.id());
        assertThat(pages.get(RETURNS + '/' + UUID.randomUUID()).statusCode()).isEqualTo(404);

        Customers customers = new Customers(context);
        Pages theirs = new Pages(port, customers.session(customers.active("Laden")));
        assertThat(theirs.get(page).statusCode()).isIn(403, 404);
        assertThat(theirs.post("/start", page + "/again").statusCode()).isIn(403, 404);
    }

    @Test
    void allMayBeReadAgainFirstForATrialAndTheResultIsShown() {
        String trial = pages.post(RETURNS, "/operator/rereads", "dryRun", "true").body();
        assertThat(trial).doesNotContain("Exception");
        Reread order =
                rereads.recent(20).stream()
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

    /** A report that carries no token of ours, from an address nobody else has. */
    private StoredMail strange() {
        String from = "stranger-" + UUID.randomUUID() + "@y.test";
        String raw = AnswerMails.report("x@y.test", "failed", "5.1.1", "550 no");
        inbound.receive(
                from,
                "postmaster@mail.test",
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        SentMails sent = new SentMails(context);
        Eventually.until("read", () -> !ids(sent, from).isEmpty());
        return inbox.find(ids(sent, from).getFirst()).orElseThrow();
    }

    private static List<UUID> ids(SentMails sent, String from) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select id from feedback.mails where envelope_from = :from and state = 'DONE'")
                                .param("from", from)
                                .query(UUID.class)
                                .list());
    }
}
