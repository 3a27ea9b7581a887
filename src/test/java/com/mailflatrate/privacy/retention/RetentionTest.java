package com.mailflatrate.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is too old goes, what is not stays, and a legal hold beats every period. */
@DatabaseTest
class RetentionTest {

    private static final String INVITATION =
            """
            insert into people.invitations (account_id, id, email, email_key, role, language, invited_at, expires_at, by_id, by_name)
            values (?, ?, ?, ?, 'viewer', 'de', ?, ?, ?, 'Test')
            """;
    private static final String LETTER =
            """
            insert into delivery.letters (account_id, message_id, kind, to_address, subject, body_text, queued_at)
            values (?, ?, 'NOTICE', 'jan@firma.test', 'Betreff', 'Text', ?)
            """;
    private static final String AUDIT =
            """
            insert into account.audit (id, account_id, at, by_kind, by_name, action, subject, details)
            values (?, ?, ?, 'SYSTEM', 'Test', 'test.old', 'x', '{}')
            """;

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;
    @Autowired private LegalHolds holds;
    @Autowired private Forgettings forgettings;

    private Customer acme;
    private SentMails sent;

    @BeforeEach
    void oldAndYoung() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Acme GmbH");
        invitation(Duration.ofDays(181));
        invitation(Duration.ofDays(179));
        letter(Duration.ofDays(91));
        letter(Duration.ofDays(89));
        audit(Duration.ofDays(3 * 366 + 2));
        audit(Duration.ofDays(2 * 365));
    }

    @Test
    void whatIsTooOldGoesAndItsNeighbourStaysAndThatIsWrittenDown() {
        retention.round();
        assertThat(count("people.invitations")).isEqualTo(1);
        assertThat(count("delivery.letters where to_address <> '' and")).isEqualTo(1);
        assertThat(count("delivery.letters")).as("that there was one").isEqualTo(2);
        assertThat(count("account.audit where action = 'test.old' and")).isEqualTo(1);
        assertThat(forgettings.newest(50))
                .anyMatch(one -> one.table().equals("people.invitations"));
    }

    @Test
    void ofAnAccountThatIsHeldNothingGrowsOld() {
        Actor court = Actor.person("Amtsgericht");
        LegalHold hold = holds.set(acme.account(), null, "Az. 12 C 34/26", court).orThrow();
        retention.round();
        assertThat(count("people.invitations")).isEqualTo(2);
        assertThat(count("delivery.letters where to_address <> '' and")).isEqualTo(2);
        assertThat(count("account.audit where action = 'test.old' and")).isEqualTo(2);
        holds.lift(hold.id(), court).orThrow();
    }

    private void invitation(Duration age) {
        Instant at = time.now().minus(age);
        String email = "jan-" + age.toDays() + "@firma.test";
        update(
                INVITATION,
                acme.account().value(),
                UUID.randomUUID(),
                email,
                email,
                Rows.utc(at.minus(Duration.ofDays(7))),
                Rows.utc(at),
                acme.owner().user().value());
    }

    private void letter(Duration age) {
        update(
                LETTER,
                acme.account().value(),
                UUID.randomUUID().getMostSignificantBits() >>> 2,
                Rows.utc(time.now().minus(age)));
    }

    private void audit(Duration age) {
        update(AUDIT, UUID.randomUUID(), acme.account().value(), Rows.utc(time.now().minus(age)));
    }

    private long count(String table) {
        String where = table.endsWith("and") ? " account_id = ?" : " where account_id = ?";
        String count = "select count(*) from " + table + where;
        return sent.engine(
                db -> db.sql(count).param(acme.account().value()).query(Long.class).single());
    }

    private void update(String sql, Object... values) {
        sent.engine(db -> db.sql(sql).params(values).update());
    }
}
