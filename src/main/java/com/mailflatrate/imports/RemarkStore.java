package com.mailflatrate.imports;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code imports.remarks}; they are only ever added to. */
@Repository
final class RemarkStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.remarks (account_id, import_id, id, kind, note, by_kind, by_id, by_name, remarked_at)
            values (:account, :batch, :id, :kind, :note, :byKind, :byId, :byName, :now)
            """);

    static final Sql OF =
            Sql.of(
                    """
            select kind, note, by_name, remarked_at from imports.remarks
             where account_id = :account and import_id = :batch order by remarked_at, id
            """);

    static final Sql LAST_BY =
            Sql.of(
                    """
            select by_kind, by_id, by_name from imports.remarks
             where account_id = :account and import_id = :batch and kind = :kind
             order by remarked_at desc, id desc limit 1
            """);

    private final JdbcClient db;
    private final UuidV7 ids;

    RemarkStore(JdbcClient db, UuidV7 ids) {
        this.db = db;
        this.ids = ids;
    }

    void add(
            AccountId account,
            ImportId batch,
            Remark.Kind kind,
            String note,
            Actor by,
            Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("id", ids.next())
                .param("kind", kind.name())
                .param("note", note)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    /** Who said something of this kind last. */
    Optional<Actor> lastBy(AccountId account, ImportId batch, Remark.Kind kind) {
        return db.sql(LAST_BY.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("kind", kind.name())
                .query(
                        (row, n) ->
                                new Actor(
                                        Actor.Kind.valueOf(row.getString("by_kind")),
                                        Rows.uuidOrNull(row, "by_id"),
                                        row.getString("by_name")))
                .optional();
    }

    /** Whether a person has approved the rows as they are graded now. */
    boolean isApproved(AccountId account, ImportId batch) {
        boolean approved = false;
        for (Remark remark : of(account, batch)) {
            approved =
                    remark.kind() == Remark.Kind.APPROVE
                            || approved && !remark.kind().changesGrades();
        }
        return approved;
    }

    List<Remark> of(AccountId account, ImportId batch) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .query(
                        (row, n) ->
                                new Remark(
                                        Remark.Kind.valueOf(row.getString("kind")),
                                        row.getString("note"),
                                        Rows.instant(row, "remarked_at"),
                                        row.getString("by_name")))
                .list();
    }
}
