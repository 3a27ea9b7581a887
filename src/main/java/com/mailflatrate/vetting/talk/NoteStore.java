package com.mailflatrate.vetting.talk;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code vetting.notes}. */
@Repository
final class NoteStore {

    static final Sql OF =
            Sql.of(
                    """
            select id, kind, text, at, by_kind, by_id, by_name from vetting.notes
             where account_id = :account order by id""");

    static final Sql ADD =
            Sql.of(
                    """
            insert into vetting.notes (account_id, id, kind, text, at, by_kind, by_id, by_name)
            values (:account, :id, :kind, :text, :now, :byKind, :byId, :byName)""");

    private final JdbcClient db;

    NoteStore(JdbcClient db) {
        this.db = db;
    }

    List<Note> of(AccountId account, Map<UUID, List<Attachment>> attachments) {
        return db.sql(OF.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Note(
                                        Rows.uuid(row, "id"),
                                        row.getString("kind"),
                                        row.getString("text"),
                                        Rows.instant(row, "at"),
                                        Rows.actor(row),
                                        attachments.getOrDefault(Rows.uuid(row, "id"), List.of())))
                .list();
    }

    void add(AccountId account, Note note) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", note.id())
                .param("kind", note.kind())
                .param("text", note.text())
                .param("now", Rows.utc(note.at()))
                .param("byKind", note.by().kind().name().toLowerCase(Locale.ROOT))
                .param("byId", note.by().id())
                .param("byName", note.by().name())
                .update();
    }
}
