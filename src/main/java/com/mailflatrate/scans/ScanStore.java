package com.mailflatrate.scans;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.keys.Vault;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code scans.scans}. */
@Repository
final class ScanStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into scans.scans (account_id, id, file_name, type, pages, bytes, sha256, by_kind, by_id, by_name, kept_at)
            values (:account, :id, :name, :type, :pages, :bytes, :sha256, :byKind, :byId, :byName, :now)
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, file_name, type, pages, sha256, kept_at from scans.scans
             where account_id = :account and id = :id
            """);

    static final Sql READ =
            Sql.of(
                    "select type, pages, bytes from scans.scans where account_id = :account and id = :id");

    static final Sql DELETE =
            Sql.of("delete from scans.scans where account_id = :account and id = :id");

    private final JdbcClient db;
    private final Vault vault;

    ScanStore(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    void add(AccountId account, UUID id, String name, ScanFile file, Actor by, Instant now) {
        one(ADD, account, id)
                .param("name", name)
                .param("type", file.type().name())
                .param("pages", file.pages())
                .param("bytes", vault.seal(KeyPurpose.FILE, file.bytes()))
                .param("sha256", Secrets.sha256(file.bytes()))
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<Scan> find(AccountId account, UUID id) {
        return one(FIND, account, id)
                .query(
                        (row, n) ->
                                new Scan(
                                        Rows.uuid(row, "id"),
                                        row.getString("file_name"),
                                        ScanType.valueOf(row.getString("type")),
                                        row.getInt("pages"),
                                        Scan.hex(row.getBytes("sha256")),
                                        Rows.instant(row, "kept_at")))
                .optional();
    }

    Optional<ScanFile> file(AccountId account, UUID id) {
        return one(READ, account, id)
                .query(
                        (row, n) ->
                                new ScanFile(
                                        ScanType.valueOf(row.getString("type")),
                                        row.getInt("pages"),
                                        vault.open(KeyPurpose.FILE, row.getBytes("bytes"))))
                .optional();
    }

    void delete(AccountId account, UUID id) {
        one(DELETE, account, id).update();
    }

    private JdbcClient.StatementSpec one(Sql statement, AccountId account, UUID id) {
        return db.sql(statement.text()).param("account", account.value()).param("id", id);
    }
}
