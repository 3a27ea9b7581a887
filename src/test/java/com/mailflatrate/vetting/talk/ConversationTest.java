package com.mailflatrate.vetting.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An applicant answers with a paper; the reviewer reads it, and the account sees that. */
@DatabaseTest
class ConversationTest {

    private static final String MESSAGES = "/api/v1/account/messages";
    private static final byte[] PDF = "%PDF-1.7 Auszug".getBytes(StandardCharsets.UTF_8);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    private Http http;
    private Customers customers;
    private Customer applicant;

    @BeforeEach
    void anApplicant() {
        http = new Http(port);
        customers = new Customers(context);
        applicant = customers.pending("Bäckerei Auszug " + UUID.randomUUID());
        customers.proveAddress(applicant);
    }

    @Test
    void aPaperIsHandedInOnThePageAndReadByTheReviewerAndTheLogSaysSo() {
        String session = customers.session(applicant);
        Pages own = new Pages(port, session);
        Pages desk = new Pages(port, operator.session("Jana Weber"));
        String place = "/operator/accounts/" + applicant.publicId();
        desk.post(place, place + "/decision", "decision", "ask", "note", "Wer vertritt die Firma?");
        Matcher csrf = CSRF.matcher(own.get("/start").body());
        assertThat(csrf.find()).isTrue();
        Multipart form =
                new Multipart()
                        .field("_csrf", csrf.group(1))
                        .field("text", "Siehe Auszug.")
                        .file("files", "auszug.pdf", PDF);
        HttpResponse<String> said =
                http.send(
                        "POST",
                        "/start/answer",
                        form.text(),
                        "Cookie",
                        "mf=" + session,
                        "Content-Type",
                        form.contentType());
        assertThat(said.statusCode()).as(said.body()).isEqualTo(302);
        assertThat(own.get("/start").body()).contains("Siehe Auszug.", "auszug.pdf", "PDF, 1 KB");
        String page = desk.get(place).body();
        Matcher link = Pattern.compile(place + "/attachments/[0-9a-f-]{36}").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        HttpResponse<String> paper = desk.get(link.group());
        assertThat(paper.body()).isEqualTo("%PDF-1.7 Auszug");
        assertThat(paper.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("auszug.pdf");
        assertThat(paper.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(http.get("/api/v1/account/audit", applicant.bearer()).body())
                .contains("account.paper-read", "Jana Weber");
    }

    @Test
    void whatIsNoPaperOrTooManyLeavesNoAnswerBehind() {
        Multipart page =
                new Multipart()
                        .field("text", "Bitte sehr.")
                        .file("files", "auszug.pdf", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(post(page).body()).contains("PAPER_UNKNOWN");
        Multipart four = new Multipart().field("text", "Bitte sehr.");
        for (int i = 0; i < 4; i++) {
            four.file("files", i + ".pdf", PDF);
        }
        assertThat(post(four).body()).contains("PAPERS_TOO_MANY");
        assertThat(http.get(MESSAGES, applicant.bearer()).body()).doesNotContain("Bitte sehr.");
    }

    @Test
    void aPaperIsSealedAndNobodyElsesKeyOpensIt() {
        HttpResponse<String> said =
                post(new Multipart().field("text", "Größe").file("files", "a.pdf", PDF));
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
        JsonNode note = JsonMapper.shared().readTree(said.body());
        assertThat(note.path("text").asString()).isEqualTo("Größe");
        String id = note.at("/attachments/0/id").asString();
        String path = MESSAGES + "/attachments/" + id;
        assertThat(http.get(path, applicant.bearer()).body()).isEqualTo("%PDF-1.7 Auszug");
        HttpResponse<String> foreign = http.get(path, customers.active("Fremd").bearer());
        assertThat(foreign.statusCode()).isEqualTo(404);
        String reviewers =
                "/api/v1/operator/accounts/" + applicant.publicId() + "/attachments/" + id;
        assertThat(http.get(reviewers, applicant.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.get(reviewers, customers.operator()).statusCode()).isEqualTo(200);
        byte[] kept =
                new SentMails(context)
                        .engine(
                                db ->
                                        db.sql(
                                                        "select content from vetting.attachments where id = ?")
                                                .param(UUID.fromString(id))
                                                .query(byte[].class)
                                                .single());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Auszug");
    }

    private HttpResponse<String> post(Multipart form) {
        return http.send(
                "POST",
                MESSAGES,
                form.text(),
                "Authorization",
                applicant.bearer()[1],
                "Content-Type",
                form.contentType());
    }
}
