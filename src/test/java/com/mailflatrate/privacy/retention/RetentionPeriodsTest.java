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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each line of "What is kept how long" in docs/operate/privacy.md that a round lets go: a day too
 * old goes, a day younger stays, and a legal hold beats them all.
 */
@DatabaseTest
class RetentionPeriodsTest {

    private static final Actor COURT = Actor.person("Amtsgericht");

    /** What is kept so long, and a row of it that came about at an instant. */
    private record Line(String what, int days, String insert, String left) {}

    private static final List<Line> LINES =
            List.of(
                    new Line(
                            "answers of servers",
                            90,
                            """
                            insert into delivery.events (account_id, message_id, run_id, state, attempt, phase, code, reply, at)
                            values (:account, :number, 1, 1, 1, 'RCPT', 250, '250 ok', :at)
                            """,
                            "delivery.events where account_id = :account"),
                    new Line(
                            "hashes of messages",
                            98, // weeks are let go as wholes
                            """
                            insert into delivery.messages (id, account_id, run_id, key_id, key_hash)
                            values (((extract(epoch from cast(:at as timestamptz))::bigint / 604800) << 40) + :number % (1::bigint << 39),
                                    :account, 1, 1, '\\x01')
                            """,
                            "delivery.messages where account_id = :account and key_hash is not null"),
                    new Line(
                            "privacy requests",
                            1096,
                            """
                            insert into privacy.requests (account_id, id, kind, hash, note, by_kind, by_name, asked_at, done_at)
                            values (:account, :id, 'ACCESS', sha256('x'), '', 'PERSON', 'Test', :at, :at)
                            """,
                            "privacy.requests where account_id = :account"),
                    new Line(
                            "steps of privacy requests",
                            1096,
                            """
                            with request as (
                                insert into privacy.requests (account_id, id, kind, hash, note, by_kind, by_name, asked_at, done_at)
                                values (:account, :id, 'ERASURE', sha256('x'), '', 'PERSON', 'Test', :at, :at) returning id)
                            insert into privacy.steps (account_id, request_id, position, module)
                            select :account, id, 1, 'audience' from request
                            """,
                            "privacy.steps where account_id = :account"),
                    new Line(
                            "closed cases",
                            1096,
                            """
                            insert into abuse.cases (id, state, verdict, door, account_id, received_at, due_at, closed_at)
                            values (:id, 'CLOSED', 'OURS', 'DESK', :account, :at, :at, :at)
                            """,
                            "abuse.cases where account_id = :account and state = 'CLOSED'"),
                    new Line(
                            "what was done about a case",
                            1096,
                            """
                            with closed as (
                                insert into abuse.cases (id, state, verdict, door, account_id, received_at, due_at, closed_at)
                                values (:id, 'CLOSED', 'OURS', 'DESK', :account, :at, :at, :at) returning id)
                            insert into abuse.steps (case_id, at, by_kind, by_name, action)
                            select id, :at, 'PERSON', 'Test', 'close' from closed
                            """,
                            "abuse.steps s join abuse.cases c on c.id = s.case_id where c.account_id = :account"),
                    new Line(
                            "sessions",
                            180,
                            """
                            insert into account.sessions (id, token_sha256, user_id, account_id, opened_at, seen_at, ip)
                            values (:id, sha256(cast(cast(:id as text) as bytea)), :user, :account, :at, :at, '192.0.2.1')
                            """,
                            "account.sessions where account_id = :account"));

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;
    @Autowired private LegalHolds holds;

    private SentMails sent;
    private Customer acme;

    @BeforeEach
    void anAccount() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Frist GmbH");
        Instant now = time.now();
        update(
                db ->
                        db.sql("select delivery.keep_partitions(:first, :last)")
                                .param("first", week(now.minus(Duration.ofDays(110))))
                                .param("last", week(now))
                                .query((row, n) -> 0)
                                .list()
                                .size());
    }

    @Test
    void aDayTooOldGoesAndADayYoungerStays() {
        List<String> wrong = new ArrayList<>();
        LINES.forEach(this::oldAndYoung);
        List<Long> before = LINES.stream().map(this::left).toList();
        retention.round();
        for (int i = 0; i < LINES.size(); i++) {
            long gone = before.get(i) - left(LINES.get(i));
            if (gone < 1 || left(LINES.get(i)) < 1) {
                wrong.add(LINES.get(i).what() + ": " + gone + " of " + before.get(i) + " gone");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void ofAnAccountThatIsHeldNoLineGrowsOld() {
        LegalHold hold = holds.set(acme.account(), null, "Az. 12 C 35/26", COURT).orThrow();
        LINES.forEach(this::oldAndYoung);
        List<Long> before = LINES.stream().map(this::left).toList();
        retention.round();
        assertThat(LINES.stream().map(this::left).toList()).isEqualTo(before);
        holds.lift(hold.id(), COURT).orThrow();
    }

    @Test
    void aWeekOfMessagesIsDroppedAfterTwentySixMonths() {
        long old = week(time.now().minus(Duration.ofDays(812)));
        long young = week(time.now().minus(Duration.ofDays(770)));
        partitions(old);
        partitions(young);
        retention.round();
        assertThat(isThere(old)).isFalse();
        assertThat(isThere(young)).isTrue();
    }

    private void oldAndYoung(Line line) {
        insert(line, Duration.ofDays(line.days() + 1));
        insert(line, Duration.ofDays(line.days() - 14));
    }

    private void insert(Line line, Duration age) {
        update(
                db ->
                        db.sql(line.insert())
                                .param("account", acme.account().value())
                                .param("id", UUID.randomUUID())
                                .param("user", acme.owner().user().value())
                                .param("number", UUID.randomUUID().getLeastSignificantBits() >>> 2)
                                .param("at", Rows.utc(time.now().minus(age)))
                                .update());
    }

    private long left(Line line) {
        return update(
                db ->
                        db.sql("select count(*)::int from " + line.left())
                                .param("account", acme.account().value())
                                .query(Integer.class)
                                .single());
    }

    private void partitions(long week) {
        update(
                db ->
                        db.sql("select delivery.keep_partitions(:week, :week)")
                                .param("week", week)
                                .query((row, n) -> 0)
                                .list()
                                .size());
    }

    private boolean isThere(long week) {
        return sent.engine(
                db ->
                        db.sql("select to_regclass('delivery.messages_w' || :week) is not null")
                                .param("week", week)
                                .query(Boolean.class)
                                .single());
    }

    private int update(java.util.function.Function<JdbcClient, Integer> work) {
        return sent.engine(work);
    }

    private static long week(Instant at) {
        return at.getEpochSecond() / 604_800;
    }
}
