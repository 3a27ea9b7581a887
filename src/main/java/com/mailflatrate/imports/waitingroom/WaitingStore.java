package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.imports.ReviewFacts.SpotCheck;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import com.mailflatrate.scans.Scans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code imports.waiting_files}. */
@Repository
final class WaitingStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.waiting_files (account_id, id, file_name, sha256, facts, drawn, scan_id, by_kind, by_id,
                                               by_name, put_at)
            values (:account, :id, :name, :sha256, cast(:facts as jsonb), :drawn, :scan, :byKind, :byId, :byName,
                    :now)
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select account_id, id, file_name, facts, drawn, scan_id, put_at from imports.waiting_files
             where account_id = :account
            """);

    static final Sql DELETE =
            Sql.of("delete from imports.waiting_files where account_id = :account");

    static final Sql OLD =
            Sql.of(
                    """
            select account_id, id, file_name, facts, drawn, scan_id, put_at from imports.waiting_files
             where put_at < :before and not account_id = any(:held) order by put_at limit 100
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<SpotCheck>> DRAWN = new TypeReference<>() {};

    private final JdbcClient db;
    private final Vault vault;
    private final Scans scans;

    WaitingStore(JdbcClient db, Vault vault, Scans scans) {
        this.scans = scans;
        this.db = db;
        this.vault = vault;
    }

    void add(AccountId account, WaitingFile file, byte[] sha256, Actor by) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", file.id())
                .param("name", file.fileName())
                .param("sha256", sha256)
                .param("facts", JSON.writeValueAsString(file.facts()))
                .param("drawn", vault.seal(KeyPurpose.FILE, JSON.writeValueAsBytes(file.drawn())))
                .param("scan", file.scan() == null ? null : file.scan().id(), Types.OTHER)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(file.putAt()))
                .update();
    }

    Optional<WaitingFile> find(AccountId account) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .query((row, n) -> file(row))
                .optional();
    }

    void delete(AccountId account) {
        db.sql(DELETE.text()).param("account", account.value()).update();
    }

    @CrossAccount("files that have waited long enough")
    List<WaitingFile> before(Instant before, Long[] held) {
        return db.sql(OLD.text())
                .param("before", Rows.utc(before))
                .param("held", held)
                .query((row, n) -> file(row))
                .list();
    }

    private WaitingFile file(ResultSet row) throws SQLException {
        AccountId account = new AccountId(row.getLong("account_id"));
        UUID scan = Rows.uuidOrNull(row, "scan_id");
        return new WaitingFile(
                account,
                Rows.uuid(row, "id"),
                row.getString("file_name"),
                JSON.readValue(row.getString("facts"), WaitingFacts.class),
                JSON.readValue(vault.open(KeyPurpose.FILE, row.getBytes("drawn")), DRAWN),
                scan == null ? null : scans.find(account, scan).orElse(null),
                Rows.instant(row, "put_at"));
    }
}
