package com.mailflatrate.imports;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.imports.files.ImportFiles;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.sheets.ColumnFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code imports.uploads}. */
@Repository
final class UploadStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.uploads (account_id, id, list_id, file_name, sha256, bytes, charset, separator, headings,
                                         rows, by_kind, by_id, by_name, uploaded_at, policy_version)
            values (:account, :id, :list, :name, :sha256, :bytes, :charset, :separator, cast(:headings as jsonb),
                    :rows, :byKind, :byId, :byName, :now, cast(:policy as integer))
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, list_id, file_name, charset, separator, headings, rows, uploaded_at
              from imports.uploads where account_id = :account and id = :id
            """);

    static final Sql OF_IMPORT =
            Sql.of(
                    """
            select u.file_name, u.sha256, u.by_name, u.uploaded_at, u.policy_version
              from imports.imports i join imports.uploads u on u.account_id = i.account_id and u.id = i.upload_id
             where i.account_id = :account and i.id = :id
            """);

    static final Sql DELETE =
            Sql.of(
                    """
            delete from imports.uploads u where account_id = :account and id = :id
               and not exists (select from imports.imports i where i.account_id = :account and i.upload_id = :id)
            """);

    static final Sql ALL = Sql.of("select id from imports.uploads where account_id = :account");

    static final Sql DISCARD =
            Sql.of(
                    """
            update imports.uploads set discarded_at = :now
             where uploaded_at < :before and discarded_at is null and not account_id = any(:held)
            returning id
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final ImportFiles files;

    UploadStore(JdbcClient db, ImportFiles files) {
        this.db = db;
        this.files = files;
    }

    /** What arrived, with the way to read it. */
    record Stored(UUID id, ListId list, String fileName, ColumnFile file, Instant uploadedAt) {}

    void add(
            AccountId account,
            Stored upload,
            ImportFiles.Received received,
            Actor by,
            Optional<Integer> policy) {
        ColumnFile file = upload.file();
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", upload.id())
                .param("list", upload.list().value())
                .param("name", upload.fileName())
                .param("sha256", received.sha256())
                .param("bytes", received.bytes())
                .param("charset", file.charset().name())
                .param("separator", String.valueOf(file.separator()))
                .param("headings", JSON.writeValueAsString(file.headings()))
                .param("rows", file.rows())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(upload.uploadedAt()))
                .param("policy", policy.orElse(null))
                .update();
    }

    Optional<Stored> find(AccountId account, UUID id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id)
                .query(this::stored)
                .optional();
    }

    /** The file of an import, without the papers shown for it. */
    Optional<Imports.Source> ofImport(AccountId account, ImportId id) {
        return db.sql(OF_IMPORT.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(
                        (row, n) ->
                                new Imports.Source(
                                        row.getString("file_name"),
                                        HexFormat.of().formatHex(row.getBytes("sha256")),
                                        row.getString("by_name"),
                                        Rows.instant(row, "uploaded_at"),
                                        row.getObject("policy_version", Integer.class),
                                        null))
                .optional();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
    }

    List<UUID> all(AccountId account) {
        return db.sql(ALL.text())
                .param("account", account.value())
                .query((row, n) -> Rows.uuid(row, "id"))
                .list();
    }

    @CrossAccount("files that are too old")
    List<UUID> discard(Instant before, Instant now, Long[] held) {
        return db.sql(DISCARD.text())
                .param("before", Rows.utc(before))
                .param("now", Rows.utc(now))
                .param("held", held)
                .query((row, n) -> Rows.uuid(row, "id"))
                .list();
    }

    private Stored stored(ResultSet row, int n) throws SQLException {
        UUID id = Rows.uuid(row, "id");
        Path path = files.path(id);
        ColumnFile file =
                new ColumnFile(
                        path,
                        Charset.forName(row.getString("charset")),
                        row.getString("separator").charAt(0),
                        JSON.readValue(row.getString("headings"), TEXTS),
                        row.getLong("rows"));
        return new Stored(
                id,
                new ListId(Rows.uuid(row, "list_id")),
                row.getString("file_name"),
                file,
                Rows.instant(row, "uploaded_at"));
    }
}
