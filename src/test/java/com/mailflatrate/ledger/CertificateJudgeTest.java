package com.mailflatrate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.given.Tool;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stranger with the file, the page of the manual and common tools: a certificate about somebody
 * who signed up on one list and came onto another with an import.
 */
@DatabaseTest
@Covers({"C5", "C6"})
class CertificateJudgeTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path MANUAL = Path.of("docs/use/verify-a-certificate.md");

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @LocalServerPort int port;
    @TempDir Path folder;

    private Customer customer;
    private Http http;
    private String email;
    private String contact;

    @BeforeEach
    void somebodyWithTwoKindsOfProof() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        SentMails sent = new SentMails(context);
        SignUps signUps = new SignUps(context, http);
        ListId old = sent.list(customer, "Altbestand");
        email = "q" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        ContactId person = sent.person(customer, email, old);
        Form form = signUps.open(customer, sent.list(customer, "Neues"));
        signUps.signUp(form, email, "User-Agent", "Leserin/1.0");
        http.postForm("/c/" + signUps.secret(customer, email), "");
        contact = person.toString();
        Eventually.until(
                "the mail was accepted",
                () ->
                        http.get("/api/v1/contacts/" + contact + "/consent", customer.bearer())
                                .body()
                                .contains("\"acceptedAt\":\"20"));
    }

    @Test
    @Needs({Tool.OPENSSL, Tool.PYTHON})
    void theStepsOfTheManualProveItAndSeeOneChangedLetter()
            throws IOException, InterruptedException {
        String certificate = certificate();
        assertThat(certificate).contains("\"pending\":0").contains("\"position\":0");
        Path file = folder.resolve("certificate.json");
        Files.writeString(file, certificate);
        String script = block("python");
        assertThat(run("sh", "-c", block("sh"))).contains("Signature Verified Successfully");
        assertThat(run("python3", "-c", script))
                .contains("REQUESTED ok")
                .contains("MAIL_ACCEPTED ok")
                .contains("CONFIRMED ok")
                .contains("row 0 ok")
                .contains(email)
                .doesNotContain("Error");

        Files.writeString(file, certificate.replace("Leserin/1.0", "Leserin/1.1"));
        assertThat(run("python3", "-c", script)).contains("AssertionError");
        Files.writeString(
                file,
                certificate
                        .replace("Leserin/1.0", "Leserin/1.1")
                        .replaceAll("\"salt\":\"[^\"]+\"", "\"salt\":null"));
        assertThat(run("python3", "-c", script)).contains("Error").doesNotContain("REQUESTED ok");
        Files.writeString(file, certificate.replace("shop.test/news", "shop.test/nexs"));
        assertThat(run("python3", "-c", script)).contains("is not in this import");
        Files.writeString(file, certificate.replace("ledger v1\\n", "ledger v1\\n1"));
        assertThat(run("sh", "-c", block("sh"))).doesNotContain("Verified Successfully");
    }

    @Test
    void thePageChecksTheRowsOfImportsTooAndForgetsWhatItSaw() {
        String certificate = certificate();
        assertThat(http.postJson("/ledger/verify", certificate).body())
                .contains("\"genuine\":true");
        assertThat(
                        http.postJson(
                                        "/ledger/verify",
                                        certificate.replace("shop.test/news", "shop.test/nexs"))
                                .body())
                .contains("\"genuine\":false")
                .contains("ROW");
    }

    @Test
    void whateverIsMissingOrAnotherThingIsNotGenuineAndNeverOurFault() {
        JsonNode whole = JSON.readTree(certificate());
        List<String> places = new ArrayList<>();
        places(whole, "", places);
        assertThat(places)
                .contains("/checkpoint/text", "/entries/0/salt", "/entries/0/rows/0/salt");
        for (String place : places) {
            for (JsonNode instead :
                    List.of(
                            JSON.getNodeFactory().nullNode(),
                            JSON.getNodeFactory().stringNode("x"))) {
                JsonNode bent = whole.deepCopy();
                int last = place.lastIndexOf('/');
                JsonNode parent = bent.at(place.substring(0, last));
                if (parent instanceof ObjectNode object) {
                    object.set(place.substring(last + 1), instead);
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(place.substring(last + 1)), instead);
                }
                time.tick(Duration.ofSeconds(10));
                HttpResponse<String> answer =
                        http.postJson("/ledger/verify", JSON.writeValueAsString(bent));
                assertThat(answer.statusCode()).as(place + " " + instead).isEqualTo(200);
                boolean leftOut = instead.isNull() && place.matches(".*/(id|n|pending|facts|rows)");
                if (!leftOut) {
                    assertThat(answer.body())
                            .as(place + " " + instead)
                            .contains("\"genuine\":false");
                }
            }
        }
    }

    private static void places(JsonNode node, String at, List<String> places) {
        if (!at.isEmpty()) {
            places.add(at);
        }
        node.properties().forEach(one -> places(one.getValue(), at + '/' + one.getKey(), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places(node.get(i), at + '/' + i, places);
        }
    }

    @Test
    void thePaperHasWordingBothTimesAndTheCertificateAttached()
            throws IOException, InterruptedException {
        certificate();
        byte[] pdf = pdf("/api/v1/contacts/" + contact + "/consent.pdf");
        String words = words(pdf);
        assertThat(words)
                .contains("höchstens einmal pro Woche")
                .contains("SHA-256 des Wortlauts")
                .contains("Leserin/1.0")
                .contains("Message-ID")
                .contains("250 ")
                .contains("POST")
                .contains("Aufzeichnung eines anderen Systems")
                .contains("shop.test/news");
        assertThat(
                        Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC")
                                .matcher(words)
                                .results()
                                .count())
                .isGreaterThan(4);
        assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("certificate.json");
        Customer other = new Customers(context).active("Andere GmbH");
        assertThat(
                        http.get("/api/v1/contacts/" + contact + "/consent.pdf", other.bearer())
                                .statusCode())
                .isEqualTo(404);
    }

    /** Another checkpoint may have been taken just before. */
    private String certificate() {
        time.tick(Duration.ofMinutes(2));
        var answer =
                http.get("/api/v1/contacts/" + contact + "/consent/certificate", customer.bearer());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private byte[] pdf(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(http.base() + path))
                                    .headers(customer.bearer())
                                    .header("Accept-Language", "de")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static String words(byte[] pdf) throws IOException {
        StringBuilder words = new StringBuilder();
        PdfReader reader = new PdfReader(pdf);
        PdfTextExtractor extractor = new PdfTextExtractor(reader);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            words.append(extractor.getTextFromPage(page)).append('\n');
        }
        return words.toString();
    }

    /** The commands as the manual prints them. */
    private static String block(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(MANUAL))
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .findFirst()
                .orElseThrow();
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
