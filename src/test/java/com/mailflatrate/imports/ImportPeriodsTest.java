package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.imports.files.ImportFiles;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.privacy.retention.LegalHold;
import com.mailflatrate.privacy.retention.LegalHolds;
import com.mailflatrate.privacy.retention.Retention;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How long a file is kept, and what was read from it. */
@DatabaseTest
class ImportPeriodsTest {

    private static final Actor COURT = Actor.person("Amtsgericht");

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;
    @Autowired private LegalHolds holds;
    @Autowired private ImportFiles files;
    @LocalServerPort private int port;

    private SentMails sent;
    private Customer acme;

    @BeforeEach
    void anImport() {
        sent = new SentMails(context);
        Customers customers = new Customers(context);
        acme = customers.active("Alte Dateien GmbH");
        ImportApi api = new ImportApi(new Http(port));
        String list = api.list(acme, "Liste");
        String email = "p" + acme.account().value() + "@mail.test";
        api.approved(
                acme,
                customers.operator(),
                api.checked(acme, list, HEADINGS + proven(email, "Anna")));
    }

    @Test
    void theFileAndItsRowsGoAfterThirtyDaysAndItsFingerprintsAfterTwoYears() {
        age(29);
        retention.round();
        assertThat(fileIsThere()).isTrue();
        assertThat(count("rows")).isEqualTo(1);
        age(31);
        retention.round();
        assertThat(fileIsThere()).isFalse();
        assertThat(count("rows")).isZero();
        assertThat(count("prints")).isEqualTo(1);
        age(731);
        retention.round();
        assertThat(count("prints")).isZero();
    }

    @Test
    void whatALegalHoldKeptGoesWhenItIsLiftedHoweverLateThatIs() {
        LegalHold hold = holds.set(acme.account(), null, "Az. 12 C 37/26", COURT).orThrow();
        age(31);
        retention.round();
        age(400);
        retention.round();
        assertThat(fileIsThere()).isTrue();
        assertThat(count("rows")).isEqualTo(1);
        holds.lift(hold.id(), COURT).orThrow();
        retention.round();
        assertThat(fileIsThere()).isFalse();
        assertThat(count("rows")).isZero();
    }

    private void age(int days) {
        var at = Rows.utc(time.now().minus(Duration.ofDays(days)));
        long account = acme.account().value();
        sent.engine(
                db ->
                        db.sql("update imports.imports set begun_at = ? where account_id = ?")
                                .params(at, account)
                                .update());
        sent.engine(
                db ->
                        db.sql("update imports.uploads set uploaded_at = ? where account_id = ?")
                                .params(at, account)
                                .update());
    }

    private boolean fileIsThere() {
        UUID upload =
                sent.engine(
                        db ->
                                db.sql("select id from imports.uploads where account_id = ?")
                                        .param(acme.account().value())
                                        .query(UUID.class)
                                        .single());
        return Files.exists(files.path(upload));
    }

    private long count(String table) {
        String count = "select count(*) from imports." + table + " where account_id = ?";
        return sent.engine(
                db -> db.sql(count).param(acme.account().value()).query(Long.class).single());
    }
}
