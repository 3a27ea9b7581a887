package com.mailflatrate.feedback.inbox;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored mails, read only. */
@Component
@CrossAccount("what could not be understood belongs to no account")
class InboxStore {

    static final Sql PAGE =
            Sql.of(
                    """
            select id, account_id, received_at, envelope_from, envelope_to, state, kind, why, why_code, why_details from feedback.mails
             where kind = :kind and received_at < :before
             order by received_at desc limit :rows
            """);
    static final Sql FAILED =
            Sql.of(
                    """
            select id, account_id, received_at, envelope_from, envelope_to, state, kind, why, why_code, why_details from feedback.mails
             where state = 'FAILED' and received_at < :before
             order by received_at desc limit :rows
            """);
    static final Sql COUNTS =
            Sql.of(
                    """
            select kind, count(*) as mails from feedback.mails
             where kind is not null and received_at > :after group by kind
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select id, account_id, received_at, envelope_from, envelope_to, state, kind, why, why_code, why_details from feedback.mails
             where id = :id
            """);

    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredMail> page(@Nullable Kind kind, Instant before, int rows) {
        return jdbc.sql(kind == null ? FAILED.text() : PAGE.text())
                .param("kind", kind == null ? "" : kind.name())
                .param("before", Rows.utc(before))
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

    Optional<StoredMail> find(UUID id) {
        return jdbc.sql(FIND.text()).param("id", id).query((row, n) -> mail(row)).optional();
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
                row.getString("state").equals("FAILED"));
    }
}
