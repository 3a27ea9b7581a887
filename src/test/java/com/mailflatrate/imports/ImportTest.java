package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.MAPPING;
import static com.mailflatrate.imports.ImportApi.ORIGIN;
import static com.mailflatrate.imports.ImportApi.bare;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@DatabaseTest
class ImportTest {

    private final Customers customers;
    private final Suppressions suppressions;
    private final Http http;
    private final ImportApi api;

    @Autowired
    ImportTest(ApplicationContext context, @LocalServerPort int port, Suppressions suppressions) {
        this.customers = new Customers(context);
        this.suppressions = suppressions;
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @Test
    @Covers({"B7", "D6"})
    void rowsWithProofBecomeSubscribedAfterAPersonHasLookedAndOthersStayWithoutMail() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Stammkunden");
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("anna@mail.test", "Anna")
                                + proven("bert@mail.test", "Bert")
                                + proven("cem@mail.test", "Cem")
                                + bare("dora@mail.test")
                                + bare("emil@mail.test"));
        assertThat(batch.get("state").asString()).isEqualTo("review");
        assertThat(batch.get("accepted").asLong()).isEqualTo(3);
        assertThat(batch.get("unproven").asLong()).isEqualTo(2);
        assertThat(batch.get("proof").get("P1").asLong()).isEqualTo(3);
        assertThat(batch.get("proof").get("P0").asLong()).isEqualTo(2);
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isZero();

        JsonNode active = api.approved(acme, customers.operator(), batch);
        assertThat(active.get("state").asString()).isEqualTo("active");
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isEqualTo(3);
        assertThat(api.counts(acme, list).get("held").asLong()).isEqualTo(2);
        JsonNode held =
                read(http.get("/api/v1/lists/" + list + "/contacts?status=held", acme.bearer()));
        assertThat(held.get("items")).hasSize(2);
        assertThat(held.get("items").get(0).get("statusReason").asString()).isEqualTo("UNPROVEN");
        assertThat(held.get("items").get(0).get("origin").get("kind").asString())
                .isEqualTo("other-system");
    }

    @Test
    @Covers({"B1", "B3"})
    void roleAddressesAndBrokenOnesStayOutAndTheSumIsTheFile() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("info@firma.test", "")
                                + proven("support@firma.test", "")
                                + proven("sales@firma.test", "")
                                + proven("i.nfo@firma.test", "")
                                + proven("a@b..c", "")
                                + proven("x".repeat(65) + "@firma.test", "")
                                + proven("anna@xn--mller-kva.test", "Anna")
                                + proven("=cmd@firma.test", ""));
        JsonNode reasons = batch.get("byReason");
        assertThat(reasons.get("ROLE_ADDRESS").asLong()).isEqualTo(3);
        assertThat(reasons.get("ROLE_LOOKALIKE").asLong()).isEqualTo(1);
        assertThat(reasons.get("INVALID_ADDRESS").asLong()).isEqualTo(2);
        assertThat(batch.get("total").asLong())
                .isEqualTo(
                        batch.get("accepted").asLong()
                                + batch.get("unproven").asLong()
                                + batch.get("rejected").asLong())
                .isEqualTo(8);
    }

    @Test
    @Covers({"B5", "B10"})
    void whoLeftAnyListOrIsSuppressedForAnyReasonNeverComesBackByAFile() {
        Customer acme = customers.active("Acme GmbH");
        Customer other = customers.active("Andere GmbH");
        String list = api.list(acme, "Liste");
        suppress(acme, "weg@mail.test", SuppressionReason.UNSUBSCRIBED);
        suppress(acme, "max.muster+x@gmail.com", SuppressionReason.COMPLAINT);
        suppress(other, "anna@mail.test", SuppressionReason.COMPLAINT);
        JsonNode batch =
                api.checked(
                        acme,
                        list,
                        HEADINGS
                                + proven("weg@mail.test", "")
                                + proven("Maxmuster@googlemail.com", "")
                                + proven("anna@mail.test", ""));
        assertThat(batch.get("byReason").get("SUPPRESSED").asLong()).isEqualTo(2);
        assertThat(batch.get("accepted").asLong()).isEqualTo(1);
        suppress(acme, "anna@mail.test", SuppressionReason.OBJECTION);
        JsonNode active = api.approved(acme, customers.operator(), batch);
        assertThat(active.get("byReason").get("SUPPRESSED").asLong()).isEqualTo(3);
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isZero();
    }

    @Test
    void ofDuplicatesTheRowWithTheOldestProofStaysAndWhoIsOnTheListIsOne() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode first =
                api.checked(
                        acme,
                        list,
                        HEADINGS + bare("Anna@mail.test") + proven("anna@MAIL.test", "Anna"));
        assertThat(first.get("byReason").get("DUPLICATE").asLong()).isEqualTo(1);
        assertThat(first.get("accepted").asLong()).isEqualTo(1);
        api.approved(acme, customers.operator(), first);
        JsonNode second =
                api.checked(
                        acme,
                        list,
                        HEADINGS + proven("anna@mail.test", "") + proven("neu@mail.test", ""));
        assertThat(second.get("byReason").get("DUPLICATE").asLong()).isEqualTo(1);
    }

    @Test
    @Covers("A2")
    void withoutAnOriginNothingIsTakenInAndEachMissingFieldIsNamed() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        byte[] file =
                (HEADINGS + proven("anna@mail.test", "Anna")).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> none = api.upload(acme, list, file, "{" + MAPPING + "}");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("ORIGIN_REQUIRED", "origin.kind", "origin.description");
        HttpResponse<String> form =
                api.upload(
                        acme,
                        list,
                        file,
                        "{"
                                + MAPPING
                                + ", \"origin\": {\"kind\": \"own-form\", \"description\": \"Formular\"}}");
        assertThat(form.body())
                .contains("ORIGIN_REQUIRED", "origin.collectionUrl")
                .doesNotContain("origin.kind");
        assertThat(api.upload(acme, list, file, "{" + MAPPING + ", " + ORIGIN + "}").statusCode())
                .isEqualTo(202);
    }

    @Test
    @Covers("A1")
    void anAccountNobodyHasApprovedImportsNothing() {
        Customer acme = customers.pending("Neu GmbH");
        String list = api.list(acme, "Liste");
        byte[] file =
                (HEADINGS + proven("anna@mail.test", "Anna")).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> before = api.upload(acme, list, file, ImportApi.OPTIONS);
        assertThat(before.statusCode()).isEqualTo(403);
        assertThat(read(before).get("code").asString()).isEqualTo("ACCOUNT_NOT_ACTIVE");
        customers.standing(acme.account(), "active");
        assertThat(api.upload(acme, list, file, ImportApi.OPTIONS).statusCode()).isEqualTo(202);
    }

    @Test
    @Covers("B8")
    void aShareOfRoleOrBrokenAddressesIsNamedToTheReviewer() {
        Customer acme = customers.active("Acme GmbH");
        StringBuilder csv = new StringBuilder(HEADINGS);
        for (int i = 0; i < 94; i++) {
            csv.append(proven("mensch" + i + "@mail.test", ""));
        }
        for (int i = 0; i < 6; i++) {
            csv.append(proven("info@firma" + i + ".test", ""));
        }
        String list = api.list(acme, "Liste");
        JsonNode batch = api.checked(acme, list, csv.toString());
        assertThat(batch.get("state").asString()).isEqualTo("review");
        String[] operator = customers.operator();
        String facts =
                http.get("/api/v1/operator/imports/" + batch.get("id").asString(), operator).body();
        assertThat(facts)
                .contains("ROLE_SHARE")
                .doesNotContain("INVALID_SHARE")
                .contains("spotCheck");
        assertThat(http.get("/api/v1/operator/imports?state=review", operator).body())
                .contains(batch.get("id").asString());
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isZero();
    }

    @Test
    void rollingBackTakesAwayWhatTheImportBroughtAndOnlyThat() {
        Customer acme = customers.active("Acme GmbH");
        String one = api.list(acme, "Eins");
        String two = api.list(acme, "Zwei");
        String[] operator = customers.operator();
        api.approved(
                acme, operator, api.checked(acme, one, HEADINGS + proven("anna@mail.test", "")));
        JsonNode second =
                api.approved(
                        acme,
                        operator,
                        api.checked(
                                acme,
                                two,
                                HEADINGS
                                        + proven("anna@mail.test", "Anna")
                                        + proven("bert@mail.test", "Bert")));
        assertThat(contact(acme, one, "anna").get("fields").get("firstName").asString())
                .isEqualTo("Anna");
        HttpResponse<String> gone =
                http.postJson(
                        "/api/v1/imports/" + second.get("id").asString() + "/rollback",
                        "",
                        acme.bearer());
        assertThat(read(gone).get("state").asString()).isEqualTo("rolled-back");
        assertThat(api.counts(acme, two).get("subscribed").asLong()).isZero();
        assertThat(api.counts(acme, one).get("subscribed").asLong()).isEqualTo(1);
        assertThat(contact(acme, one, "anna").get("fields").has("firstName")).isFalse();
    }

    @Test
    void aDryRunKeepsNothingUntilItIsStarted() {
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        JsonNode checked =
                api.checked(
                        acme,
                        list,
                        HEADINGS + proven("anna@mail.test", "Anna"),
                        "{" + MAPPING + ", " + ORIGIN + ", \"dryRun\": true}");
        assertThat(checked.get("state").asString()).isEqualTo("checked");
        String path = "/api/v1/imports/" + checked.get("id").asString();
        assertThat(read(http.postJson(path + "/start", "", acme.bearer())).get("state").asString())
                .isEqualTo("review");
        assertThat(http.postJson(path + "/start", "", acme.bearer()).statusCode()).isEqualTo(409);
    }

    @Test
    @Covers("J3")
    void anotherAccountsImportsAndListsDoNotExist() {
        Customer acme = customers.active("Acme GmbH");
        Customer other = customers.active("Andere GmbH");
        String list = api.list(acme, "Liste");
        String id =
                api.checked(acme, list, HEADINGS + proven("anna@mail.test", ""))
                        .get("id")
                        .asString();
        String unknown = "0198f0a0-0000-7000-8000-000000000000";
        for (String path : new String[] {"/imports/%s", "/imports/%s/rejects"}) {
            HttpResponse<String> theirs = http.get("/api/v1" + path.formatted(id), other.bearer());
            HttpResponse<String> nobodys =
                    http.get("/api/v1" + path.formatted(unknown), other.bearer());
            assertThat(theirs.statusCode()).isEqualTo(404);
            assertThat(theirs.body().replace(id, unknown)).isEqualTo(nobodys.body());
        }
        for (String act : new String[] {"start", "rollback"}) {
            assertThat(
                            http.postJson("/api/v1/imports/" + id + "/" + act, "", other.bearer())
                                    .statusCode())
                    .isEqualTo(404);
        }
        assertThat(
                        api.upload(other, list, bytes("Mail\na@b.test\n"), ImportApi.OPTIONS)
                                .statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/v1/operator/imports?state=review", other.bearer()).statusCode())
                .isEqualTo(404);
    }

    private JsonNode contact(Customer customer, String list, String prefix) {
        return read(http.get(
                        "/api/v1/lists/" + list + "/contacts?email=" + prefix, customer.bearer()))
                .get("items")
                .get(0);
    }

    private void suppress(Customer customer, String email, SuppressionReason reason) {
        EmailAddress address = EmailAddress.parse(email).orElseThrow();
        AccountScope.run(
                customer.account(),
                () ->
                        suppressions.add(
                                customer.account(),
                                address,
                                reason,
                                null,
                                Actor.system("test"),
                                "test"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
