package com.mailflatrate.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A file on its way through the pages: what each page refuses, and what it says meanwhile. */
@DatabaseTest
class ImportPagesTest {

    private static final String FILE =
            "E-Mail;Vorname;bestaetigt_am;ip;form\n"
                    + "anna@mail.test;Anna;12.03.2025 18:44:31;203.0.113.24;https://laden.test/post\n"
                    + "info@firma.test;;12.03.2025 18:44:31;203.0.113.24;https://laden.test/post\n"
                    + "=1+1;;;;\n";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private Customers customers;
    private Customer acme;
    private Http http;
    private Pages pages;
    private String session;
    private String list;

    @BeforeEach
    void aCustomerWithAList() {
        customers = new Customers(context);
        acme = customers.active("Rösterei Nordlicht GmbH");
        http = new Http(port);
        session = customers.session(acme);
        pages = new Pages(port, session);
        list = new SentMails(context).list(acme, "Stammkunden").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|steht keine Zeile",
                "Mail;Vorname|steht keine Zeile",
                "PK\u0003\u0004xyz|Erwartet wird CSV oder",
                "anna@mail.test%nbert@mail.test%n|stehen keine Überschriften"
            })
    void aFileThatIsNoneIsRefusedOnItsPageWithASentence(String file, String word) {
        HttpResponse<String> refused = upload(file.replace("%n", "\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("role=\"alert\"", word)
                .contains("action=\"/lists/" + list + "/imports\"");
        assertThat(upload(FILE).statusCode()).isEqualTo(302);
    }

    @Test
    @Covers("A2")
    void eachPageAsksForWhatIsMissingAndKeepsWhatWasSaid() {
        String columns = location(upload(FILE));
        assertThat(pages.get(columns).body())
                .as("guessed from the heading")
                .contains("<option value=\"consentAt\" selected>");
        assertThat(pages.get(columns + "/origin?c0=firstName").body())
                .contains("In welcher Spalte stehen die Adressen?");
        HttpResponse<String> refused =
                pages.post(columns, columns, "c0", "email", "system", "Kasse Nord");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"e-kind\"", "id=\"e-description\"")
                .contains("auf welchem Weg die Adressen", "wie die Menschen eingewilligt haben")
                .contains("value=\"Kasse Nord\"");
        assertThat(begin(columns)).startsWith("/imports/");
    }

    @Test
    @Covers("B5")
    void whoLeftElsewhereIsSuppressedBeforeTheFileBesideIsRead() {
        HttpResponse<String> refused = upload(FILE, "ohne Spalte\nirgendwas\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).as("at the field").contains("id=\"e-gone\"");
        String columns =
                location(
                        upload(
                                FILE,
                                "Email Address;CLEAN_TIME\nanna@mail.test;2024-01-01\nkeine\n"));
        assertThat(pages.get(columns).body()).contains("value=\"email\" selected");
        String batch = begin(columns);
        Eventually.until("read", () -> shows(batch, "name=\"declared\""));
        assertThat(pages.get(batch).body()).contains("Probelauf: Sie können niemanden");
    }

    @Test
    void anOriginStatedBeforeIsChosenAndAnUnknownOneIsRefusedAtItsField() {
        begin(location(upload(FILE)));
        String columns = location(upload(FILE));
        String page = pages.get(columns + "/origin?c0=email").body();
        Matcher known = Pattern.compile("<option value=\"([0-9a-f-]{36})\"").matcher(page);
        assertThat(known.find()).as(page).isTrue();
        HttpResponse<String> unknown =
                pages.post(
                        columns,
                        columns,
                        "c0",
                        "email",
                        "originId",
                        "0198f0a0-0000-7000-8000-000000000000");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("Diese Herkunft kennen wir nicht");
        assertThat(
                        location(
                                pages.post(
                                        columns,
                                        columns,
                                        "c0",
                                        "email",
                                        "originId",
                                        known.group(1))))
                .startsWith("/imports/");
    }

    @Test
    @Covers({"B1", "B9"})
    void theStatesAreShownFromTheDryRunUntilEverythingIsTakenBack() {
        String batch = begin(location(upload(FILE)));
        Eventually.until("read", () -> !shows(batch, "Wir lesen Ihre Datei"));
        String dry = pages.get(batch).body();
        assertThat(dry)
                .contains("Probelauf", "Sie können einen Menschen", "Funktionsadressen wie info@")
                .contains("name=\"declared\"")
                .doesNotContain("checked>");
        assertThat(pages.get(batch + "/rejects").body())
                .startsWith("\uFEFFline,email,code,reason")
                .contains(",info@firma.test,ROLE_ADDRESS,", ",'=1+1,INVALID_ADDRESS,")
                .doesNotContain(",=", "anna@mail.test");

        pages.post(batch, batch + "/start");
        assertThat(pages.get(batch).body()).as("not without the declaration").contains("declared");
        assertThat(pages.get("/contacts?list=" + list).body()).doesNotContain("anna@mail.test");
        pages.post(batch, batch + "/start", "declared", "on");
        assertThat(pages.get(batch).body())
                .contains("Ein Mensch schaut", "Gespeichert ist noch nichts.")
                .doesNotContain("name=\"declared\"");

        decide(batch, "ask");
        assertThat(pages.get(batch).body())
                .as("a question is what is wanted now")
                .contains(
                        "<h1>Eine Frage zu diesem Import</h1>", "action=\"" + batch + "/answer\"");
        pages.post(batch, batch + "/answer", "note", "An der Kasse.");
        assertThat(pages.get(batch).body())
                .contains("<h1>Ein Mensch schaut")
                .doesNotContain("/answer\"");

        decide(batch, "approve");
        Eventually.until("active", () -> shows(batch, "Ein Mensch ist auf der Liste"));
        assertThat(pages.get("/contacts?list=" + list).body()).contains("anna@mail.test");

        assertThat(pages.get(batch + "/rollback").statusCode()).isEqualTo(200);
        assertThat(shows(batch, "Ein Mensch ist auf der Liste"))
                .as("looking takes nothing")
                .isTrue();
        pages.post(batch + "/rollback", batch + "/rollback");
        Eventually.until("back", () -> shows(batch, "Dieser Import ist zurückgenommen"));
        assertThat(pages.get("/contacts?list=" + list).body()).doesNotContain("anna@mail.test");
    }

    @Test
    void whatAPersonRejectsStaysOutAndSaysSo() {
        String batch = begin(location(upload(FILE)));
        Eventually.until("read", () -> shows(batch, "name=\"declared\""));
        pages.post(batch, batch + "/start", "declared", "on");
        decide(batch, "reject");
        assertThat(pages.get(batch).body())
                .contains("Dieser Import bleibt draußen", "abgelehnt", "Bitte mit Nachweis.")
                .doesNotContain("/rollback");
        assertThat(pages.get("/contacts?list=" + list).body()).doesNotContain("anna@mail.test");
    }

    private boolean shows(String path, String words) {
        return pages.get(path).body().contains(words);
    }

    private void decide(String batch, String decision) {
        HttpResponse<String> answer =
                http.postJson(
                        "/api/v1/operator" + batch + "/decision",
                        "{\"decision\": \"" + decision + "\", \"note\": \"Bitte mit Nachweis.\"}",
                        customers.operator());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String begin(String columns) {
        return location(
                pages.post(
                        columns,
                        columns,
                        "c0",
                        "email",
                        "c1",
                        "firstName",
                        "c2",
                        "consentAt",
                        "c3",
                        "consentIp",
                        "c4",
                        "consentSource",
                        "kind",
                        "other-system",
                        "description",
                        "Kundinnen und Kunden melden sich im Laden am Tablet an.",
                        "system",
                        "Kasse"));
    }

    private HttpResponse<String> upload(String file) {
        return upload(file, "");
    }

    private HttpResponse<String> upload(String file, String gone) {
        Matcher hidden = CSRF.matcher(pages.get("/lists/" + list + "/imports/new").body());
        assertThat(hidden.find()).isTrue();
        Multipart body =
                new Multipart()
                        .field("_csrf", hidden.group(1))
                        .file("file", "kasse.csv", file.getBytes(StandardCharsets.UTF_8))
                        .file("gone", "weg.csv", gone.getBytes(StandardCharsets.UTF_8));
        return http.send(
                "POST",
                "/lists/" + list + "/imports",
                new String(body.bytes(), StandardCharsets.UTF_8),
                "Cookie",
                "mf=" + session,
                "Accept-Language",
                "de",
                "Content-Type",
                body.contentType());
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("https?://[^/]*", "");
    }
}
