package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A stranger reads what a certificate says and what is wrong with it in words, not in codes. */
@DatabaseTest
class CertificatePageTest {

    private static final Pattern CODE = Pattern.compile("[a-z]+[A-Z][A-Za-z]*|[A-Z_]{4,}( \\d+)?");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Sealing sealing;
    @Autowired private Checkpoints checkpoints;

    private Http http;
    private String email;
    private String certificate;

    @BeforeEach
    void aCertificateOfSomebodyWhoSignedUp() {
        http = new Http(port);
        Customer shop = new Customers(context).active("Nachweis GmbH");
        SignUps signUps = new SignUps(context, http);
        SignUps.Form form = signUps.open(shop, new SentMails(context).list(shop, "Neues"));
        email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        signUps.signUp(form, email);
        http.postForm("/c/" + signUps.secret(shop, email), "");
        time.tick(Duration.ofMinutes(2));
        while (sealing.seal()) {
            Thread.onSpinWait();
        }
        checkpoints.take();
        String contact =
                signUps.engine(
                        db ->
                                db.sql(
                                                "select id::text from audience.v_contacts where account_id = ? and email = ?")
                                        .params(shop.account().value(), email)
                                        .query(String.class)
                                        .single());
        certificate =
                http.get("/api/v1/contacts/" + contact + "/consent/certificate", shop.bearer())
                        .body();
    }

    @Test
    void whatIsOnRecordIsNamedInTheReadersLanguage() {
        Document german = shown(certificate, "de");
        assertThat(german.text())
                .contains(
                        "Sie ist echt.",
                        "Adresse, wie getippt " + email,
                        "Kästchen angekreuzt ja",
                        "Messung angekreuzt nein");
        assertThat(shown(certificate, "en").text())
                .contains("It is genuine.", "Address as typed " + email, "Box ticked yes");
        assertThat(german.select("dt").eachText())
                .isNotEmpty()
                .noneMatch(name -> CODE.matcher(name).matches());
        assertThat(german.select("dd").eachText()).doesNotContain("true", "false");
    }

    @Test
    void whatIsWrongIsSaidInSentences() {
        String changed = certificate.replace(email, "x" + email.substring(1));
        assertThat(faults(changed, "de")).containsPattern("Eintrag \\d+: Was er festhält");
        assertThat(faults(changed, "en"))
                .containsPattern("Entry \\d+: what it records was changed");
        assertThat(faults(certificate.replace("\"size\":", "\"size\":1"), "de"))
                .contains("Wurzel des Standes", "So stand er nicht im Register");
        assertThat(faults("{}", "de")).contains("keine Bescheinigung dieses Dienstes");
        assertThat(faults("%PDF-1.7", "de")).contains("certificate.json", "Anhänge");
        String pem = "MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        assertThat(faults(certificate.replaceAll("MCowBQYDK2VwAyEA[^\\\\]*", pem), "en"))
                .contains("none of ours");
    }

    private String faults(String file, String language) {
        Document page = shown(file, language);
        assertThat(page.select("h1").getFirst().text())
                .isIn("Sie stimmt nicht.", "It is not right.");
        assertThat(page.select("[role=status] li").eachText())
                .isNotEmpty()
                .noneMatch(line -> CODE.matcher(line).matches());
        return page.select("[role=status] li").text();
    }

    private Document shown(String file, String language) {
        return Jsoup.parse(
                http.upload(
                                "/ledger/verify?lang=" + language,
                                new Multipart()
                                        .file(
                                                "certificate",
                                                "certificate.json",
                                                file.getBytes(StandardCharsets.UTF_8)))
                        .body());
    }
}
