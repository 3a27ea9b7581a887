package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.MAPPING;
import static com.mailflatrate.imports.ImportApi.ORIGIN;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What a reviewer is told, what needs none, and a batch as one thing. */
@DatabaseTest
class ImportReviewTest {

    private static final String DRY = "{" + MAPPING + ", " + ORIGIN + ", \"dryRun\": true}";

    private final Customers customers;
    private final Http http;
    private final ImportApi api;
    private final Operator operator;

    @Autowired
    ImportReviewTest(ApplicationContext context, @LocalServerPort int port) {
        this.customers = new Customers(context);
        this.http = new Http(port);
        this.api = new ImportApi(http);
        this.operator = context.getBean(Operator.class);
    }

    @Test
    void forgedProofsAndMadeUpAddressesAreNamedAndAnHonestListIsNot() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        StringBuilder forged = new StringBuilder(HEADINGS);
        StringBuilder honest = new StringBuilder(HEADINGS);
        for (int i = 0; i < 24; i++) {
            String letter = String.valueOf((char) ('a' + i));
            forged.append(letter.repeat(3)).append(i).append("@firma").append(i).append(".test;;");
            forged.append("2025-03-12T10:").append(10 + i).append(":00Z;192.168.1.7;Website\n");
            honest.append(NAMES.get(i)).append("@").append(HOSTS.get(i % 4)).append(".test;;");
            honest.append("2025-0").append(1 + i * 5 % 9).append("-1").append(i * 7 % 10);
            honest.append("T1")
                    .append(i % 10)
                    .append(":2")
                    .append(i * 3 % 10)
                    .append(":3")
                    .append(i % 10);
            honest.append("Z;203.0.113.").append(i * 9).append(";Website\n");
        }
        assertThat(risks(api.checked(acme, list, forged.toString())))
                .contains(
                        "EVEN_TIMES", "ALPHABET_TIMES", "ONE_PER_DOMAIN", "PRIVATE_IP", "SAME_DAY");
        assertThat(risks(api.checked(acme, list, honest.toString()))).isEmpty();
    }

    @Test
    @Covers("B8")
    void theSameFileAtAnotherAccountIsAFactForTheReviewerAndFourSharedAddressesAreNone() {
        Customer acme = customers.active("Acme GmbH");
        Customer other = customers.active("Andere GmbH");
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = 0; i < 6; i++) {
            file.append(proven("gleich." + NAMES.get(i) + "@mail.test", ""));
        }
        api.checked(acme, api.list(acme, "Liste"), file.toString());
        String theirs = api.list(other, "Liste");
        assertThat(risks(api.checked(other, theirs, file.toString()))).contains("ELSEWHERE");
        String part = file.substring(0, file.indexOf("gleich." + NAMES.get(4)));
        assertThat(risks(api.checked(other, theirs, part))).doesNotContain("ELSEWHERE");
    }

    @Test
    @Covers("B12")
    void aFileTriedAgainWithoutItsBadRowsInheritsThemAndTheFourthTrialIsLookedAt() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        StringBuilder good = new StringBuilder(HEADINGS);
        for (int i = 0; i < 12; i++) {
            good.append(proven("erbe." + NAMES.get(i) + "@mail.test", ""));
        }
        String bad =
                good
                        + "info@a.test;;;;\ninfo@b.test;;;;\ninfo@c.test;;;;\ninfo@d.test;;;;\ninfo@e.test;;;;\n";
        assertThat(api.checked(acme, list, bad, DRY).get("state").asString()).isEqualTo("checked");
        JsonNode second = api.checked(acme, list, good.toString(), DRY);
        assertThat(second.get("state").asString()).isEqualTo("checked");
        assertThat(risks(second)).contains("INHERITED_ROLES").doesNotContain("ROLE_SHARE");
        assertThat(api.checked(acme, list, good.toString(), DRY).get("state").asString())
                .isEqualTo("checked");
        JsonNode fourth = api.checked(acme, list, good.toString(), DRY);
        assertThat(fourth.get("state").asString()).isEqualTo("review");
        assertThat(risks(fourth)).contains("MANY_DRY_RUNS");
        assertThat(decide(fourth, "approve").get("state").asString()).isEqualTo("checked");
    }

    @Test
    @Covers("B11")
    void smallProvenFilesOfAnApprovedOriginNeedNoPersonAndEveryOtherDoes() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode first = api.checked(acme, list, HEADINGS + proven("erste@mail.test", ""));
        assertThat(first.get("state").asString()).as("a new origin").isEqualTo("review");
        api.approved(acme, customers.operator(), first);
        String known =
                "{" + MAPPING + ", \"originId\": \"" + first.get("originId").asString() + "\"}";
        String second =
                api.checked(acme, list, HEADINGS + proven("zweite@mail.test", ""), known)
                        .get("id")
                        .asString();
        Eventually.until(
                "let in", () -> api.find(acme, second).get("state").asString().equals("active"));
        assertThat(api.find(acme, second).get("remarks").toString()).contains("accept");
        JsonNode unproven =
                api.checked(
                        acme,
                        list,
                        HEADINGS + proven("dritte@mail.test", "") + "ohne@mail.test;;;;\n",
                        known);
        assertThat(unproven.get("state").asString()).isEqualTo("review");
        StringBuilder many = new StringBuilder(HEADINGS);
        for (int i = 0; i < 51; i++) {
            many.append(proven(NAMES.get(i % 24) + "." + NAMES.get(i / 24) + "@mail.test", ""));
        }
        assertThat(api.checked(acme, list, many.toString(), known).get("state").asString())
                .isEqualTo("review");
    }

    @Test
    @Covers("B11")
    void aPersonSeesTheDrawnRowsAlsoInTheSandboxAndOnlyAKeySkipsThem() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode first = api.checked(acme, list, HEADINGS + proven("stich@mail.test", ""));
        String path = "/api/v1/operator/imports/" + first.get("id").asString();
        String[] person = {"Authorization", "Bearer " + operator.session("Jana Weber")};
        HttpResponse<String> blind =
                http.postJson(path + "/decision", "{\"decision\": \"approve\"}", person);
        assertThat(read(blind).get("code").asString()).isEqualTo("SPOT_CHECK_REQUIRED");
        String seen = read(http.get(path, person)).get("spotCheck").get(0).get("line").toString();
        HttpResponse<String> seeing =
                http.postJson(
                        path + "/decision",
                        "{\"decision\": \"approve\", \"seen\": [" + seen + "]}",
                        person);
        assertThat(seeing.statusCode()).as(seeing.body()).isIn(200, 202);
        JsonNode second = api.checked(acme, list, HEADINGS + "ohne.nachweis@mail.test;;;;\n");
        api.approved(acme, customers.operator(), second);
    }

    @Test
    void aBatchIsHeldAndReleasedAsOneThingAndWhoLeftMeanwhileHasLeft() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        String[] operator = customers.operator();
        JsonNode batch =
                api.approved(
                        acme,
                        operator,
                        api.checked(
                                acme,
                                list,
                                HEADINGS
                                        + proven("eins@mail.test", "")
                                        + proven("zwei@mail.test", "")));
        api.approved(
                acme, operator, api.checked(acme, list, HEADINGS + proven("drei@mail.test", "")));
        String path = "/api/v1/operator/imports/" + batch.get("id").asString();
        assertThat(http.postJson(path + "/hold", "{}", operator).statusCode())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(
                        http.postJson(path + "/hold", "{\"note\": \"Beschwerden\"}", acme.bearer())
                                .statusCode())
                .isEqualTo(404);
        HttpResponse<String> held =
                http.postJson(path + "/hold", "{\"note\": \"Beschwerden\"}", operator);
        assertThat(read(held).get("state").asString()).isEqualTo("held");
        Eventually.until("held", () -> api.counts(acme, list).get("held").asLong() == 2);
        assertThat(api.counts(acme, list).get("subscribed").asLong())
                .as("the other batch")
                .isEqualTo(1);
        assertThat(
                        http.postJson(path + "/hold", "{\"note\": \"noch einmal\"}", operator)
                                .statusCode())
                .isEqualTo(409);
        http.postJson(path + "/release", "{}", operator);
        Eventually.until("released", () -> api.counts(acme, list).get("subscribed").asLong() == 3);
        assertThat(api.find(acme, batch.get("id").asString()).get("state").asString())
                .isEqualTo("active");
    }

    @Test
    @Covers("B5")
    void whoIsMarkedAsGoneInTheFileIsSuppressedFirstAndComesInByNoOtherRow() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        String options =
                "{\"mapping\": {\"email\": \"Mail\", \"standing\": \"Vorname\", \"consentAt\": \"bestaetigt_am\", \"consentIp\": \"ip\", \"consentSource\": \"form\"}, "
                        + ORIGIN
                        + "}";
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("weg@mail.test", "unsubscribed")
                                + proven("da@mail.test", "active")
                                + proven("weg@mail.test", "active"),
                        options);
        assertThat(batch.get("byReason").get("LEFT_BEFORE").asLong()).isEqualTo(1);
        JsonNode active = api.approved(acme, customers.operator(), batch);
        assertThat(active.get("accepted").asLong()).isEqualTo(1);
        String standing = http.get("/api/v1/suppressions", acme.bearer()).body();
        assertThat(standing).contains("UNSUBSCRIBED", "import " + batch.get("number").asLong());
    }

    private List<String> risks(JsonNode batch) {
        JsonNode facts =
                read(
                        http.get(
                                "/api/v1/operator/imports/" + batch.get("id").asString(),
                                customers.operator()));
        List<String> risks = new ArrayList<>();
        facts.get("risks").forEach(risk -> risks.add(risk.asString()));
        return risks;
    }

    private JsonNode decide(JsonNode batch, String decision) {
        return read(
                http.postJson(
                        "/api/v1/operator/imports/" + batch.get("id").asString() + "/decision",
                        "{\"decision\": \"" + decision + "\", \"note\": \"gesehen\"}",
                        customers.operator()));
    }

    private static final List<String> HOSTS =
            List.of("ehrliche-post", "ehrlicher-brief", "ehrlicher-kasten", "ehrliche-mail");
    private static final List<String> NAMES =
            List.of(
                    "wilma", "frieda", "otto", "anna", "zoe", "kurt", "berta", "nils", "hanna",
                    "emil", "paula", "theo", "clara", "ulrich", "ida", "gustav", "rosa", "dirk",
                    "vera", "jonas", "lena", "max", "sven", "yannik");
}
