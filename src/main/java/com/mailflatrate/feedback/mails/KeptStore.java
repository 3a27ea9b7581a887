package com.mailflatrate.feedback.mails;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.reread.Reread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that were read once, as they came and as they were taken. */
@Component
@CrossAccount("a parser that has learnt reads the mail of all accounts")
class KeptStore {

    static final Sql AFTER =
            Sql.of(
                    """
            select m.id, m.received_at, m.envelope_from, m.envelope_to, m.raw, m.attempts, m.kind, m.why_code, m.why_details
              from (select id, sum(octet_length(raw)) over (order by received_at, id) - octet_length(raw) as before
                      from (select id, received_at, raw from feedback.mails
                             where state <> 'NEW' and received_at >= :since and received_at <= :until
                               and (received_at, id) > (cast(:lastAt as timestamptz), cast(:lastId as uuid))
                             order by received_at, id limit :rows) oldest) fitting
              join feedback.mails m using (id)
             where fitting.before < :bytes
             order by m.received_at, m.id
            """);
    static final Sql ONE =
            Sql.of(
                    """
            select id, received_at, envelope_from, envelope_to, raw, attempts, kind, why_code, why_details
              from feedback.mails where id = :id and state <> 'NEW'
            """);

    private final JdbcClient jdbc;

    KeptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Kept> after(Instant since, Instant until, Reread.Place last, int rows, long bytes) {
        return jdbc.sql(AFTER.text())
                .param("since", Rows.utc(since))
                .param("until", Rows.utc(until))
                .param("lastAt", Rows.utc(last.at()))
                .param("lastId", last.id())
                .param("rows", rows)
                .param("bytes", bytes)
                .query((row, n) -> kept(row))
                .list();
    }

    Optional<Kept> one(UUID id) {
        return jdbc.sql(ONE.text()).param("id", id).query((row, n) -> kept(row)).optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        String why = row.getString("why_code");
        return new Kept(
                new Arrived(
                        Rows.uuid(row, "id"),
                        Rows.instant(row, "received_at"),
                        row.getString("envelope_from"),
                        row.getString("envelope_to"),
                        row.getBytes("raw"),
                        row.getInt("attempts")),
                kind == null ? null : Kind.valueOf(kind),
                why == null ? null : Why.valueOf(why),
                List.of((String[]) row.getArray("why_details").getArray()));
    }
}
