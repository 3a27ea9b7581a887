package com.mailflatrate.forms;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code forms.remarks}; they are only ever added to. */
@Repository
final class RemarkStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into forms.remarks (account_id, form_id, id, version, kind, note, by_kind, by_id, by_name,
                                              remarked_at)
            values (:account, :form, :id, :version, :kind, :note, :byKind, :byId, :byName, :now)
            """);
    static final Sql OF =
            Sql.of(
                    """
            select version, kind, note, by_name, remarked_at from forms.remarks
             where account_id = :account and form_id = :form order by remarked_at, id
            """);

    private final JdbcClient db;
    private final UuidV7 ids;

    RemarkStore(JdbcClient db, UuidV7 ids) {
        this.db = db;
        this.ids = ids;
    }

    void add(
            AccountId account,
            Form form,
            FormRemark.Kind kind,
            String note,
            Actor by,
            Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("form", form.id().value())
                .param("id", ids.next())
                .param("version", form.version().number())
                .param("kind", kind.name())
                .param("note", note)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    List<FormRemark> of(AccountId account, FormId form) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("form", form.value())
                .query(
                        (row, n) ->
                                new FormRemark(
                                        row.getInt("version"),
                                        FormRemark.Kind.valueOf(row.getString("kind")),
                                        row.getString("note"),
                                        row.getString("by_name"),
                                        Rows.instant(row, "remarked_at")))
                .list();
    }
}
