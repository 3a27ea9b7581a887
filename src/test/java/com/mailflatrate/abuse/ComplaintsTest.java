package com.mailflatrate.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.TokenPurpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ComplaintsTest {

    @Autowired ApplicationContext context;

    @LocalServerPort int port;

    private SentMails sent;
    private Customer customer;
    private Http http;
    private String[] operator = {};

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        Customers customers = new Customers(context);
        customer = customers.active("Laden");
        operator = customers.operator();
        http = new Http(port);
    }

    @Test
    @Covers({"I5", "E6"})
    void aMailingIdInAnySpellingFindsAccountCampaignAndProof() {
        SentMail mail = mail();
        String bare = mail.mailing().value();
        String spelt =
                "MFR "
                        + bare.substring(0, 4).toUpperCase(Locale.ROOT)
                        + " – "
                        + bare.substring(4, 8)
                        + " "
                        + bare.substring(8);
        for (String id : java.util.List.of(mail.mailing().toString(), bare, spelt)) {
            HttpResponse<String> answer =
                    http.postJson(
                            "/api/v1/operator/complaints",
                            "{\"mailingId\": \"" + id + "\", \"from\": \"" + mail.email() + "\"}",
                            operator);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body())
                    .contains(
                            "\"verdict\":\"ours\"",
                            customer.publicId().toString(),
                            mail.email(),
                            "shop.test/news");
        }
        String text = "{\"text\": \"Ich habe nie zugestimmt! Mailing-ID: " + spelt + "\"}";
        assertThat(http.postJson("/api/v1/operator/complaints", text, operator).body())
                .contains("\"verdict\":\"ours\"", mail.mailing().toString());
    }

    @Test
    @Covers({"I5", "E7"})
    void aMistypedTokenBesideAGoodIdIsDamagedAndTheIdAloneIsOurs() {
        SentMail mail = mail();
        String token = mail.token(TokenPurpose.ID);
        String changed =
                token.substring(0, 28) + (token.charAt(28) == 'a' ? 'b' : 'a') + token.charAt(29);
        for (String wrong :
                java.util.List.of(changed, token + "4", token.substring(0, 28) + "01")) {
            String both = "{\"text\": \"Werbung! " + mail.mailing() + "." + wrong + "\"}";
            assertThat(http.postJson("/api/v1/operator/complaints", both, operator).body())
                    .as(wrong)
                    .contains("\"verdict\":\"damaged\"", mail.mailing().toString());
        }
        String inField = "{\"mailingId\": \"" + mail.mailing() + "." + changed + "\"}";
        assertThat(http.postJson("/api/v1/operator/complaints", inField, operator).body())
                .contains("\"verdict\":\"damaged\"");
        String alone = "{\"mailingId\": \"" + mail.mailing() + "\"}";
        assertThat(http.postJson("/api/v1/operator/complaints", alone, operator).body())
                .contains("\"verdict\":\"ours\"");
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers({"I5", "E6"})
    void anIdThatWasNeverGivenOutIsForgedAndNothingIsUnknown() {
        String never = MailingId.random(new SecureRandom()).toString();
        assertThat(
                        http.postJson(
                                        "/api/v1/operator/complaints",
                                        "{\"mailingId\": \"" + never + "\"}",
                                        operator)
                                .body())
                .contains("\"verdict\":\"forged\"");
        assertThat(
                        http.postJson(
                                        "/api/v1/operator/complaints",
                                        "{\"text\": \"Zu viel Werbung\"}",
                                        operator)
                                .body())
                .contains("\"verdict\":\"unknown\"");
        assertThat(http.postJson("/api/v1/operator/complaints", "{}", operator).statusCode())
                .isEqualTo(422);
        assertThat(
                        http.postJson(
                                        "/api/v1/operator/complaints",
                                        "{\"text\": \"x\"}",
                                        customer.bearer())
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Covers("I6")
    void theWholeMailIsFoundInEveryWayOfForwarding() {
        for (String form :
                java.util.List.of("raw", "attached", "octet-stream", "zip", "inline", "base64")) {
            SentMail mail = mail();
            HttpResponse<String> answer = raw(forward(form, original(mail, mail.email())));
            assertThat(answer.statusCode()).as(form + answer.body()).isEqualTo(201);
            assertThat(answer.body())
                    .as(form)
                    .contains(
                            "\"verdict\":\"ours\"",
                            mail.email(),
                            mail.mailing().toString(),
                            "\"grade\":\"P1\"");
            assertThat(sent.standing(mail).values())
                    .as(form)
                    .containsOnly(MembershipStatus.COMPLAINED);
        }
    }

    @Test
    @Covers("I6")
    void aMailHandedInAsItArrivedNamesNobodyAsComplainantAndAForwardedOneItsForwarder() {
        SentMail mail = mail();
        assertThat(raw(original(mail, mail.email())).body())
                .contains("\"verdict\":\"ours\"", "SAME_RECIPIENT")
                .doesNotContain("NO_HEADER", "\"reporter\"");
        assertThat(raw(forward("attached", original(mail, mail.email()))).body())
                .contains("\"verdict\":\"ours\"", "\"reporter\":\"maria@gmx.test\"");
    }

    @Test
    @Covers({"I6", "E7"})
    void aChangedTokenIsDamagedAReplayCopiedAndAStrangeMailUnknown() {
        SentMail mail = mail();
        String whole = original(mail, mail.email());
        String damaged = whole;
        for (TokenPurpose purpose : TokenPurpose.values()) {
            String token = mail.token(purpose);
            damaged =
                    damaged.replace(
                            token,
                            token.substring(0, 20)
                                    + (token.charAt(20) == 'a' ? 'b' : 'a')
                                    + token.substring(21));
        }
        assertThat(raw(damaged).body()).contains("\"verdict\":\"damaged\"");
        assertThat(raw(original(mail, "somebody@else.test")).body())
                .contains("\"verdict\":\"copied\"");
        assertThat(raw("From: x@y.test\nSubject: Hallo\n\nNur so.\n").body())
                .contains("\"verdict\":\"unknown\"");
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("I5")
    void thePortalGivesANumberAndNeverTheConsent() {
        SentMail mail = mail();
        HttpResponse<String> page = http.get("/abuse?m=" + mail.token(TokenPurpose.ID));
        assertThat(page.body())
                .contains("Laden", "Der Adventskaffee ist da")
                .doesNotContain("203.0.113.24")
                .doesNotContain("maria-");
        HttpResponse<String> receipt =
                http.send(
                        "POST",
                        "/abuse",
                        "--x\r\nContent-Disposition: form-data; name=\"m\"\r\n\r\n"
                                + mail.mailing()
                                + "\r\n--x--\r\n",
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(receipt.body()).contains("Ihre Nummer ist").doesNotContain("203.0.113.24");
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    void theDeskActsAndCloses() {
        SentMail mail = mail();
        String made = raw(original(mail, "somebody@else.test")).body();
        String id = made.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String actions = "/api/v1/operator/cases/" + id + "/actions";
        assertThat(
                        http.postJson(
                                        actions,
                                        "{\"action\": \"suppress\", \"note\": \"\"}",
                                        operator)
                                .body())
                .contains("suppressedAt");
        assertThat(sent.suppressed(mail)).containsExactly("COMPLAINT");
        assertThat(
                        http.postJson(
                                        actions,
                                        "{\"action\": \"close\", \"note\": \"fertig\"}",
                                        operator)
                                .body())
                .contains("\"state\":\"closed\"");
        assertThat(http.postJson(actions, "{\"action\": \"close\"}", operator).statusCode())
                .isEqualTo(409);
        assertThat(http.get("/api/v1/operator/cases?state=closed", operator).body()).contains(id);
        assertThat(
                        http.get(
                                        "/api/v1/operator/messages?token="
                                                + mail.token(TokenPurpose.ID),
                                        operator)
                                .body())
                .contains(mail.email());
        assertThat(http.get("/api/v1/operator/mailings/" + mail.mailing(), operator).body())
                .contains("Laden");
    }

    private HttpResponse<String> raw(String mail) {
        return http.send(
                "POST",
                "/api/v1/operator/complaints",
                mail,
                operator[0],
                operator[1],
                "Content-Type",
                "message/rfc822");
    }

    private static String original(SentMail mail, String to) {
        return """
                Received: from mx by mail.test; Sat, 21 Nov 2026 09:02:14 +0100
                From: Laden <anna@shop.test>
                To: %s
                Subject: Der Adventskaffee ist da
                Message-ID: <%s@mail.test>
                X-Mailing-ID: %s.%s
                List-Unsubscribe: <https://mail.test/u/%s>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                Der Adventskaffee ist da.
                Abmelden: https://mail.test/u/%s
                Mailing-ID: %s
                """
                .formatted(
                        to,
                        mail.token(TokenPurpose.ID),
                        mail.mailing(),
                        mail.token(TokenPurpose.ID),
                        mail.token(TokenPurpose.UNSUBSCRIBE),
                        mail.token(TokenPurpose.UNSUBSCRIBE),
                        mail.mailing());
    }

    private static String forward(String form, String original) {
        String head =
                "From: maria@gmx.test\nTo: abuse@mail.test\nSubject: WG: Werbung\nMIME-Version: 1.0\n";
        String multi =
                head
                        + "Content-Type: multipart/mixed; boundary=q\n\n--q\nContent-Type: text/plain\n\nDas hier.\n\n--q\n";
        String end = "\n--q--\n";
        return switch (form) {
            case "raw" -> original;
            case "attached" -> multi + "Content-Type: message/rfc822\n\n" + original + end;
            case "octet-stream" ->
                    multi
                            + "Content-Type: application/octet-stream; name=\"mail.eml\"\nContent-Transfer-Encoding: base64\n\n"
                            + base64(original.getBytes(StandardCharsets.UTF_8))
                            + end;
            case "zip" ->
                    multi
                            + "Content-Type: application/zip; name=\"mail.zip\"\nContent-Transfer-Encoding: base64\n\n"
                            + base64(zip(original))
                            + end;
            case "base64" ->
                    head
                            + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                            + base64(body(original).getBytes(StandardCharsets.UTF_8))
                            + "\n";
            default ->
                    head
                            + "Content-Type: text/plain; charset=utf-8\n\nGuten Tag,\n\n"
                            + body(original).replaceAll("(?m)^", "> ")
                            + "\n";
        };
    }

    private static String body(String original) {
        return original.substring(original.indexOf("\n\n") + 2);
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mail.eml"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private SentMail mail() {
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }
}
