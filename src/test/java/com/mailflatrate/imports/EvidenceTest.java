package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Papers;
import com.mailflatrate.keys.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Proofs that are no record of a system: signed papers (P2), own customers (P3), and the spot
 * check.
 */
@DatabaseTest
class EvidenceTest {

    private static final String HEADINGS = "Mail;am;Blatt\n";
    private static final String MAPPING =
            "\"mapping\": {\"email\": \"Mail\", \"consentAt\": \"am\", \"proofPage\": \"Blatt\"}";
    private static final String PAPER = options("paper");
    private static final String CUSTOMERS = options("own-customers");

    private final Customers customers;
    private final Http http;
    private final ImportApi api;
    private Customer acme;
    private String list;

    @Autowired private Policies policies;

    @Autowired
    EvidenceTest(ApplicationContext context, @LocalServerPort int port) {
        this.customers = new Customers(context);
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @BeforeEach
    void aCustomerWithAList() {
        acme = customers.active("Papier und Theke GmbH");
        list = api.list(acme, "Theke");
    }

    @Test
    @Covers("B7")
    void aRowThatNamesAPageOfTheSignedPapersIsMailableAndOneThatNamesNoneIsNot() {
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + "erste@mail.test;12.03.2025;1\n"
                                + "zweite@mail.test;;Seite 2\n"
                                + "dritte@mail.test;;3\n"
                                + "vierte@mail.test;;\n",
                        PAPER);
        assertThat(batch.get("proof").get("P0").asLong()).as("nothing shown yet").isEqualTo(4);
        assertThat(show(batch, "kein Papier".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(422);
        HttpResponse<String> shown = show(batch, Papers.signed(2));
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(202);
        JsonNode again = settled(batch);
        assertThat(again.get("proof").get("P2").asLong()).isEqualTo(2);
        assertThat(again.get("proof").get("P0").asLong()).isEqualTo(2);
        api.approved(acme, customers.operator(), again);
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isEqualTo(2);
        assertThat(api.counts(acme, list).get("held").asLong()).isEqualTo(2);
        assertThat(show(batch, Papers.signed(2)).statusCode()).as("decided").isEqualTo(409);
        String contact =
                read(http.get(
                                "/api/v1/lists/" + list + "/contacts?email=zweite@mail.test",
                                acme.bearer()))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        assertThat(http.get("/api/v1/contacts/" + contact + "/consent", acme.bearer()).body())
                .contains("\"P2\"", "scan sha256:", ", page 2");
    }

    @Test
    @Covers("C5")
    void theProofNamesTheFileThePapersAndWhoBroughtThemAlsoOnPaper()
            throws IOException, InterruptedException {
        String file = HEADINGS + "beleg@mail.test;12.03.2025;1\n";
        JsonNode batch = api.checked(acme, list, file, PAPER);
        byte[] paper = Papers.signed(1);
        show(batch, paper);
        api.approved(acme, customers.operator(), settled(batch));
        String contact =
                read(http.get("/api/v1/lists/" + list + "/contacts", acme.bearer()))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        String path = "/api/v1/contacts/" + contact + "/consent";
        JsonNode from =
                read(http.get(path, acme.bearer())).path("items").path(0).path("importFile");
        assertThat(from.path("sha256").asString())
                .isEqualTo(sha256(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(from.path("paperSha256").asString()).isEqualTo(sha256(paper));
        assertThat(from.path("uploadedBy").asString()).contains("Anna Chefin");
        assertThat(from.path("name").asString()).endsWith(".csv");
        assertThat(from.path("policyVersion").asInt())
                .isEqualTo(policies.current(PolicyKind.ANTI_SPAM).version());
        assertThat(words(path + ".pdf"))
                .contains(from.path("sha256").asString().substring(0, 16))
                .contains(from.path("paperSha256").asString().substring(0, 16))
                .contains("Anna Chefin");
    }

    private String words(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] pdf =
                    client.send(
                                    HttpRequest.newBuilder(URI.create(http.base() + path))
                                            .headers(acme.bearer())
                                            .build(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body();
            PdfReader reader = new PdfReader(pdf);
            StringBuilder words = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                words.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            return words.toString();
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Secrets.sha256(bytes));
    }

    @Test
    @Covers("B11")
    void whatThePersonSawOfTheDrawnRowsIsKeptAndEachPageIsShownAlone() {
        JsonNode batch =
                api.checked(acme, list, HEADINGS + "gesehen@mail.test;12.03.2025;2\n", PAPER);
        show(batch, Papers.signed(3));
        settled(batch);
        String[] operator = customers.operator();
        String review = "/api/v1/operator/imports/" + batch.get("id").asString();
        JsonNode drawn = read(http.get(review, operator)).get("spotCheck").get(0);
        assertThat(drawn.get("page").asInt()).isEqualTo(2);
        HttpResponse<String> page = http.get(review + "/evidence/pages/2", operator);
        assertThat(page.body()).startsWith("%PDF-");
        assertThat(page.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(http.get(review + "/evidence/pages/4", operator).statusCode()).isEqualTo(404);
        assertThat(
                        http.postJson(
                                        review + "/decision",
                                        "{\"decision\": \"ask\", \"note\": \"Blatt 2?\", \"seen\": []}",
                                        operator)
                                .statusCode())
                .isEqualTo(200);
        String seen =
                "{\"decision\": \"approve\", \"seen\": [%d]}".formatted(drawn.get("line").asLong());
        assertThat(http.postJson(review + "/decision", seen, operator).statusCode()).isEqualTo(200);
        JsonNode checks =
                read(http.get(
                                "/api/v1/imports/" + batch.get("id").asString() + "/evidence",
                                acme.bearer()))
                        .get("spotChecks");
        assertThat(checks.size()).isEqualTo(2);
        assertThat(checks.get(0).get("shown").asLong()).isEqualTo(1);
        assertThat(checks.get(1).get("shown").asLong()).isZero();
        assertThat(checks.get(1).get("drawn").asLong()).isEqualTo(1);
    }

    @Test
    @Covers("B7")
    void ownCustomersCountOnlyWhereTheOperatorHasOpenedThatAndNeverWithoutAPerson() {
        String row = HEADINGS + "kundin@mail.test;12.03.2025;\nohne.kauf@mail.test;;\n";
        JsonNode batch = api.checked(acme, list, row, CUSTOMERS);
        assertThat(batch.get("proof").get("P3").asLong()).as("closed").isZero();
        String path = "/api/v1/operator/imports/" + batch.get("id").asString() + "/own-customers";
        String[] operator = customers.operator();
        assertThat(http.postJson(path, "{\"open\": true}", operator).statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(
                        http.postJson(path, "{\"open\": true, \"note\": \"x\"}", acme.bearer())
                                .statusCode())
                .isEqualTo(404);
        HttpResponse<String> opened =
                http.postJson(path, "{\"open\": true, \"note\": \"Rechnungen gesehen\"}", operator);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(202);
        JsonNode again = settled(batch);
        assertThat(again.get("proof").get("P3").asLong()).isEqualTo(1);
        assertThat(again.get("proof").get("P0").asLong()).as("no day of a purchase").isEqualTo(1);
        JsonNode other = api.checked(acme, list, HEADINGS + "fremd@mail.test;12.03.2025;\n", PAPER);
        assertThat(other.get("proof").get("P3").asLong()).as("another origin").isZero();
        JsonNode in = api.approved(acme, operator, again);
        String known = "{" + MAPPING + ", \"originId\": \"" + in.get("originId").asString() + "\"}";
        JsonNode small =
                api.checked(acme, list, HEADINGS + "neue.kundin@mail.test;12.04.2025;\n", known);
        assertThat(small.get("proof").get("P3").asLong()).isEqualTo(1);
        assertThat(small.get("state").asString()).as("waits for a person").isEqualTo("review");
        http.postJson(path, "{\"open\": false, \"note\": \"Beschwerden\"}", operator);
        JsonNode later =
                api.checked(acme, list, HEADINGS + "zu.spaet@mail.test;12.04.2025;\n", known);
        assertThat(later.get("proof").get("P3").asLong()).as("closed again").isZero();
    }

    @Test
    @Covers("B11")
    void papersShownAfterAnApprovalAreLookedAtOnceMore() {
        StringBuilder file = new StringBuilder(HEADINGS);
        for (String who : List.of("anna", "bert", "carla", "dirk", "emil", "frieda")) {
            file.append(who).append(".spaeter@mail.test;;1\n");
        }
        String dry = PAPER.substring(0, PAPER.length() - 1) + ", \"dryRun\": true}";
        JsonNode last = api.checked(acme, list, file.toString(), dry);
        for (int i = 0; i < 3; i++) {
            last = api.checked(acme, list, file.toString(), dry);
        }
        assertThat(last.get("state").asString()).as("the fourth trial").isEqualTo("review");
        assertThat(api.approved(acme, customers.operator(), last).get("state").asString())
                .isEqualTo("checked");
        String start = "/api/v1/imports/" + last.get("id").asString() + "/start";
        assertThat(http.postJson(start, "", acme.bearer()).statusCode()).isEqualTo(202);
        assertThat(settled(last).get("state").asString()).as("nothing proved").isEqualTo("review");
        assertThat(show(last, Papers.signed(1)).statusCode()).isEqualTo(202);
        assertThat(settled(last).get("proof").get("P2").asLong()).isEqualTo(6);
        assertThat(settled(last).get("state").asString()).isEqualTo("review");
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isZero();
    }

    @Test
    void withoutAColumnOfPagesPapersAreRefusedInWordsAndOthersSeeNone() {
        JsonNode batch =
                api.checked(
                        acme, list, ImportApi.HEADINGS + ImportApi.bare("ohne.blatt@mail.test"));
        HttpResponse<String> refused = show(batch, Papers.signed(1));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("MAPPING_REQUIRED", "mapping.proofPage");
        Customer other = customers.active("Andere GmbH");
        String path = "/api/v1/imports/" + batch.get("id").asString() + "/evidence";
        assertThat(http.get(path, other.bearer()).statusCode()).isEqualTo(404);
        assertThat(http.get(path + "/pages/1", other.bearer()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> show(JsonNode batch, byte[] scan) {
        return http.upload(
                "/api/v1/imports/" + batch.get("id").asString() + "/evidence",
                new Multipart().file("scan", "theke.pdf", scan),
                acme.bearer());
    }

    private JsonNode settled(JsonNode batch) {
        String id = batch.get("id").asString();
        Eventually.until(
                "judged once more",
                () -> !"checking".equals(api.find(acme, id).get("state").asString()));
        return api.find(acme, id);
    }

    private static String options(String kind) {
        return "{"
                + MAPPING
                + ", \"origin\": {\"kind\": \""
                + kind
                + "\", \"description\": \"Listen an der Theke, Kundschaft im Laden\"}}";
    }
}
