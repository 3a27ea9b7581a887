package com.mailflatrate.audience.personal;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.SuppressionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.personal_addresses}. */
@Repository
@CrossAccount("holds for every account")
final class PersonalStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into audience.personal_addresses (id, hash, key_id, by_kind, by_id, by_name, cause, recorded_at)
            values (:id, :hash, :keyId, :byKind, :byId, :byName, :cause, :now)
            on conflict (hash) do nothing
            """);
    static final Sql PAGE =
            Sql.of(
                    """
            select id, hash, by_kind, by_id, by_name, cause, recorded_at from audience.personal_addresses
             where id < :before order by id desc limit :limit
            """);
    static final Sql OF =
            Sql.of(
                    """
            select id, hash, by_kind, by_id, by_name, cause, recorded_at from audience.personal_addresses
             where hash = any(:hashes) order by id desc
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select id, hash, by_kind, by_id, by_name, cause, recorded_at from audience.personal_addresses
             where id = :id
            """);
    static final Sql HASHES = Sql.of("select hash from audience.personal_addresses");
    static final Sql DELETE = Sql.of("delete from audience.personal_addresses where id = :id");

    private final JdbcClient db;

    PersonalStore(JdbcClient db) {
        this.db = db;
    }

    /** Whether it was not there yet. */
    boolean add(PersonalAddress one, SuppressionKey key) {
        return db.sql(ADD.text())
                        .param("id", one.id())
                        .param("hash", one.hash())
                        .param("keyId", key.keyId())
                        .param("byKind", one.by().kind().name())
                        .param("byId", one.by().id())
                        .param("byName", one.by().name())
                        .param("cause", one.cause())
                        .param("now", Rows.utc(one.at()))
                        .update()
                > 0;
    }

    List<PersonalAddress> page(UUID before, int limit) {
        return db.sql(PAGE.text())
                .param("before", before)
                .param("limit", limit)
                .query(PersonalStore::row)
                .list();
    }

    Optional<PersonalAddress> of(List<byte[]> hashes) {
        return db
                .sql(OF.text())
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(PersonalStore::row)
                .list()
                .stream()
                .findFirst();
    }

    Optional<PersonalAddress> find(UUID id) {
        return db.sql(FIND.text()).param("id", id).query(PersonalStore::row).optional();
    }

    List<byte[]> hashes() {
        return db.sql(HASHES.text()).query((row, n) -> row.getBytes("hash")).list();
    }

    boolean delete(UUID id) {
        return db.sql(DELETE.text()).param("id", id).update() > 0;
    }

    private static PersonalAddress row(ResultSet row, int n) throws SQLException {
        return new PersonalAddress(
                Rows.uuid(row, "id"),
                row.getBytes("hash"),
                Rows.actor(row),
                row.getString("cause"),
                Rows.instant(row, "recorded_at"));
    }
}
