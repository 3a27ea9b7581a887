package com.mailflatrate.privacy.ending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.Papers;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The end of a contract: fetch everything, then it is deleted and certified. */
@DatabaseTest
class ContractEndTest {

    private static final List<String> ENTRUSTED =
            List.of(
                    "audience.contacts",
                    "audience.memberships",
                    "optin.registrations",
                    "consent.proofs",
                    "delivery.letters",
                    "imports.imports",
                    "imports.rows",
                    "imports.remarks",
                    "scans.scans",
                    "suppression.entries");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Deleting deleting;
    @Autowired private Endings endings;
    @Autowired private LegalHolds holds;
    @Autowired private Accounts accounts;

    private Customer acme;
    private Customer other;
    private Pages pages;
    private SentMails sent;

    @BeforeEach
    void twoAccounts() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Acme GmbH");
        other = new Customers(context).active("Andere GmbH");
        contact(acme);
        contact(other);
        pages = new Pages(port, new Customers(context).session(acme));
    }

    @Test
    @Covers("J8")
    void afterTheEndEverythingCanBeFetchedFor31DaysAndIsThenDeletedAndCertified() {
        end();
        deleting.round();
        assertThat(rows("audience.contacts", acme)).as("not before day 31").isEqualTo(1);
        String page = "/contacts/export";
        assertThat(
                        pages.post(page, page, "of", "everything:", "reason", "Vertrag zu Ende")
                                .statusCode())
                .as("it can be fetched")
                .isEqualTo(302);
        passed("30 days 23 hours");
        deleting.round();
        assertThat(rows("audience.contacts", acme)).as("not on day 30").isEqualTo(1);
        passed("1 hour");
        deleting.round();
        assertThat(ENTRUSTED).allSatisfy(table -> assertThat(rows(table, acme)).as(table).isZero());
        assertThat(rows("audience.contacts", other)).isEqualTo(1);
        Ending ending = endings.find(acme.account()).orElseThrow();
        assertThat(ending.deletedAt()).isNotNull();
        assertThat(ending.deletions())
                .anyMatch(one -> one.table().equals("audience.contacts") && one.deleted() == 1)
                .anyMatch(one -> one.table().equals("ledger.events") && !one.stays().isEmpty());
        assertThat(rows("ledger.events", acme)).as("what was declared stays provable").isPositive();
        Eventually.until("the certificate", () -> !certificates(acme).isEmpty());
        assertThat(certificates(acme)).hasSize(1);
        assertThat(certificates(acme).getFirst())
                .contains("Acme GmbH", "audience.contacts: 1", "Art. 28")
                .doesNotContain("@ende.test", "{");
        deleting.round();
        assertThat(certificates(acme)).as("once").hasSize(1);
        assertThat(certificates(other)).isEmpty();
    }

    @Test
    void anOwnerTakesTheEndBackAndAPersonLooksAgain() {
        end();
        assertThat(pages.post("/account/ending", "/account/ending/back").statusCode())
                .isEqualTo(302);
        assertThat(Lanes.engine(() -> accounts.find(acme.account())).orElseThrow().state())
                .isEqualTo(AccountState.REVIEW);
        assertThat(endings.find(acme.account())).isEmpty();
    }

    @Test
    void aKeyCannotEndAContractAndAPersonOnlyWithTheTick() {
        Http http = new Http(port);
        assertThat(http.postJson("/api/v1/account/ending", "{}", acme.bearer()).body())
                .contains("PERSON_REQUIRED");
        assertThat(pages.post("/account/ending", "/account/ending").statusCode()).isEqualTo(422);
        assertThat(endings.find(acme.account())).isEmpty();
    }

    @Test
    void aLegalHoldKeepsEverything() {
        end();
        passed("40 days");
        Actor court = Actor.person("Amtsgericht");
        LegalHold hold = holds.set(acme.account(), null, "Az. 12 C 34/26", court).orThrow();
        deleting.round();
        assertThat(rows("audience.contacts", acme)).isEqualTo(1);
        holds.lift(hold.id(), court).orThrow();
    }

    private void end() {
        assertThat(pages.post("/account/ending", "/account/ending", "sure", "on").statusCode())
                .isEqualTo(302);
    }

    private void passed(String interval) {
        String earlier =
                """
                update privacy.endings set ended_at = ended_at - :by::interval,
                       delete_after = delete_after - :by::interval where account_id = :account
                """;
        sent.engine(
                db ->
                        db.sql(earlier)
                                .param("by", interval)
                                .param("account", acme.account().value())
                                .update());
    }

    private List<String> certificates(Customer who) {
        String letters =
                "select body_text from delivery.letters where to_address = ? and subject like 'Bescheinigung%'";
        return sent.engine(db -> db.sql(letters).param(who.email()).query(String.class).list());
    }

    private long rows(String table, Customer who) {
        String count = "select count(*) from " + table + " where account_id = ?";
        return sent.engine(
                db -> db.sql(count).param(who.account().value()).query(Long.class).single());
    }

    private void contact(Customer who) {
        Http http = new Http(port);
        String list =
                http.postJson("/api/v1/lists", "{\"name\": \"Liste\"}", who.bearer())
                        .body()
                        .replaceAll("(?s).*?\"id\": ?\"([0-9a-f-]{36})\".*", "$1");
        String body = "{\"email\": \"jan-" + UUID.randomUUID() + "@ende.test\"}";
        assertThat(
                        http.postJson("/api/v1/lists/" + list + "/contacts", body, who.bearer())
                                .statusCode())
                .isEqualTo(201);
        papers(who, http, list);
    }

    /** A file of somebody, with the papers people signed. */
    private static void papers(Customer who, Http http, String list) {
        String options =
                """
                {"mapping": {"email": "Mail", "proofPage": "Blatt"}, "dryRun": true,
                 "origin": {"kind": "paper", "description": "Listen an der Theke im Laden"}}""";
        Multipart file =
                new Multipart()
                        .file("file", "a.csv", "Mail;Blatt\njan@ende.test;1\n".getBytes(UTF_8))
                        .field("options", options);
        String id =
                http.upload("/api/v1/lists/" + list + "/imports", file, who.bearer())
                        .body()
                        .replaceAll("(?s).*?\"id\": ?\"([0-9a-f-]{36})\".*", "$1");
        String path = "/api/v1/imports/" + id;
        Eventually.until(
                "checked", () -> http.get(path, who.bearer()).body().contains("\"checked\""));
        Multipart scan = new Multipart().file("scan", "theke.pdf", Papers.signed(1));
        assertThat(http.upload(path + "/evidence", scan, who.bearer()).statusCode()).isEqualTo(202);
    }
}
