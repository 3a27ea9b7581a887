package com.mailflatrate.abuse.inbox;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that came back, and what was decided about them. */
@Component
@CrossAccount("what could not be understood belongs to no account")
class InboxStore {

    private static final String MAILS =
            """
            select m.*, d.decided_at, d.decided_by, d.choice, d.note, d.case_id
              from feedback.v_mails m left join abuse.inbox_decisions d on d.mail_id = m.id
            """;

    static final Sql PAGE =
            Sql.with(
                    MAILS
                            + """
             where (m.received_at, m.id) < (:beforeAt, :beforeId) and {fragment}
             order by m.received_at desc, m.id desc limit :rows
            """,
                    Arrays.stream(Shelf.values()).map(Shelf::condition).toList());
    static final Sql FIND = Sql.of(MAILS + " where m.id = :id");
    static final Sql COUNTS =
            Sql.of(
                    """
            select kind, count(*) as mails from feedback.v_mails
             where kind is not null and received_at > :after group by kind
            """);
    static final Sql UNDECIDED =
            Sql.of(
                    """
            select count(*) from feedback.v_mails m left join abuse.inbox_decisions d on d.mail_id = m.id
             where d.mail_id is null and (m.kind = 'JUNK' or m.state = 'FAILED')
            """);
    static final Sql RECEIVED =
            Sql.of(
                    """
            select count(*) from feedback.v_mails
             where received_at >= :since and received_at <= :until and state <> 'NEW'
            """);
    static final Sql DECIDE =
            Sql.of(
                    """
            insert into abuse.inbox_decisions (mail_id, choice, decided_at, decided_by, note, case_id)
            values (:id, :choice, :now, :by, :note, :case)
                on conflict (mail_id) do nothing
            """);

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredMail> page(Shelf shelf, @Nullable StoredMail before, int rows) {
        return jdbc.sql(PAGE.at(shelf.condition()))
                .param("beforeAt", Rows.utc(before == null ? END : before.at()))
                .param("beforeId", before == null ? LAST : before.id())
                .param("rows", rows)
                .query((row, n) -> mail(row))
                .list();
    }

    Map<Kind, Long> counts(Instant after) {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        jdbc.sql(COUNTS.text())
                .param("after", Rows.utc(after))
                .query(
                        row -> {
                            counts.put(Kind.valueOf(row.getString("kind")), row.getLong("mails"));
                        });
        return counts;
    }

    long undecided() {
        return jdbc.sql(UNDECIDED.text()).query(Long.class).single();
    }

    long received(Instant since, Instant until) {
        return jdbc.sql(RECEIVED.text())
                .param("since", Rows.utc(since))
                .param("until", Rows.utc(until))
                .query(Long.class)
                .single();
    }

    Optional<StoredMail> find(UUID id) {
        return jdbc.sql(FIND.text()).param("id", id).query((row, n) -> mail(row)).optional();
    }

    /** False when there is nothing to decide, or no longer. */
    boolean decide(UUID id, Decision decision) {
        return jdbc.sql(DECIDE.text())
                        .param("id", id)
                        .param("now", Rows.utc(decision.at()))
                        .param("by", decision.by())
                        .param("choice", decision.choice().name())
                        .param("note", decision.note())
                        .param("case", decision.opened() == null ? null : decision.opened().value())
                        .update()
                > 0;
    }

    private static StoredMail mail(ResultSet row) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        String kind = row.getString("kind");
        String why = row.getString("why");
        String code = row.getString("why_code");
        String[] details = (String[]) row.getArray("why_details").getArray();
        return new StoredMail(
                Rows.uuid(row, "id"),
                account == null ? null : new AccountId(account),
                Rows.instant(row, "received_at"),
                row.getString("envelope_from"),
                row.getString("envelope_to"),
                kind == null ? null : Kind.valueOf(kind),
                why == null ? "" : why,
                code == null ? null : Why.valueOf(code),
                List.of(details),
                row.getString("state").equals("FAILED"),
                decision(row));
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        Instant at = Rows.instantOrNull(row, "decided_at");
        UUID opened = row.getObject("case_id", UUID.class);
        return at == null
                ? null
                : new Decision(
                        Decision.Choice.valueOf(row.getString("choice")),
                        row.getString("decided_by"),
                        at,
                        row.getString("note"),
                        opened == null ? null : new CaseId(opened));
    }
}
