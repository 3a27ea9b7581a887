package com.mailflatrate.vetting.talk;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code vetting.attachments}; what stands in them only under the master key. */
@Repository
final class AttachmentStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into vetting.attachments (account_id, id, note_id, name, type, bytes, content, sha256, created_at)
            values (:account, :id, :note, :name, :type, :bytes, :content, :sha256, :now)
            """);

    static final Sql OF =
            Sql.of(
                    """
            select id, note_id, name, type, bytes from vetting.attachments
             where account_id = :account order by id
            """);

    static final Sql COUNT =
            Sql.of("select count(*) from vetting.attachments where account_id = :account");

    static final Sql CONTENT =
            Sql.of(
                    """
            select name, type, content from vetting.attachments where account_id = :account and id = :id
            """);

    private final JdbcClient db;
    private final Vault vault;

    AttachmentStore(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    Attachment add(AccountId account, UUID id, Note note, AttachedFile file) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id)
                .param("note", note.id())
                .param("name", file.name())
                .param("type", file.type())
                .param("bytes", file.bytes().length)
                .param("content", vault.seal(KeyPurpose.FILE, file.bytes()))
                .param("sha256", Secrets.sha256(file.bytes()))
                .param("now", Rows.utc(note.at()))
                .update();
        return new Attachment(id, file.name(), file.type(), file.bytes().length);
    }

    /** By the note they came with. */
    Map<UUID, List<Attachment>> of(AccountId account) {
        Map<UUID, List<Attachment>> found = new LinkedHashMap<>();
        db.sql(OF.text())
                .param("account", account.value())
                .query(
                        row -> {
                            Attachment one =
                                    new Attachment(
                                            Rows.uuid(row, "id"),
                                            row.getString("name"),
                                            row.getString("type"),
                                            row.getLong("bytes"));
                            found.merge(
                                    Rows.uuid(row, "note_id"), List.of(one), AttachmentStore::both);
                        });
        return found;
    }

    long count(AccountId account) {
        return db.sql(COUNT.text()).param("account", account.value()).query(Long.class).single();
    }

    Optional<AttachedFile> file(AccountId account, UUID id) {
        return db.sql(CONTENT.text())
                .param("account", account.value())
                .param("id", id)
                .query(
                        (row, number) ->
                                new AttachedFile(
                                        row.getString("name"),
                                        row.getString("type"),
                                        vault.open(KeyPurpose.FILE, row.getBytes("content"))))
                .optional();
    }

    private static List<Attachment> both(List<Attachment> these, List<Attachment> those) {
        return Stream.concat(these.stream(), those.stream()).toList();
    }
}
