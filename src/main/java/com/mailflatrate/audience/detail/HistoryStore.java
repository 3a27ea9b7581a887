package com.mailflatrate.audience.detail;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.history}; those of kind STANDING are written by a trigger. */
@Repository
final class HistoryStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into audience.history (account_id, contact_id, kind, note, by_kind, by_id, by_name, at)
            values (:account, :contact, :kind, :note, :byKind, :byId, :byName, :now)
            """);

    static final Sql OF =
            Sql.of(
                    """
            select kind, list_id, status, reason, note, by_name, at from audience.history
             where account_id = :account and contact_id = :contact
             order by at desc, id desc limit 200
            """);

    private final JdbcClient db;

    HistoryStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, ContactId contact, HistoryNote change, Actor by, Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("kind", change.kind().name())
                .param("note", change.note())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    List<HistoryLine> of(AccountId account, ContactId contact) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query(HistoryStore::line)
                .list();
    }

    private static HistoryLine line(ResultSet row, int n) throws SQLException {
        UUID list = Rows.uuidOrNull(row, "list_id");
        return new HistoryLine(
                HistoryKind.valueOf(row.getString("kind")),
                list == null ? null : new ListId(list),
                row.getString("status"),
                row.getString("reason"),
                row.getString("note"),
                row.getString("by_name"),
                Rows.instant(row, "at"));
    }
}
