package com.mailflatrate.suppression.everywhere;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.suppression.SuppressionReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code suppression.everywhere}. */
@Repository
@CrossAccount("holds for every account")
final class BarredStore {

    static final Sql PAGE =
            Sql.of(
                    """
            select id, hash, reason, by_kind, by_id, by_name, cause, suppressed_at from suppression.everywhere
             where (suppressed_at, id) < (coalesce((select e.suppressed_at from suppression.everywhere e
                                                     where e.id = :before), 'infinity'::timestamptz), :before)
             order by suppressed_at desc, id desc limit :limit
            """);
    static final Sql OF =
            Sql.of(
                    """
            select id, hash, reason, by_kind, by_id, by_name, cause, suppressed_at from suppression.everywhere
             where hash = any(:hashes) order by suppressed_at desc, id desc
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select id, hash, reason, by_kind, by_id, by_name, cause, suppressed_at from suppression.everywhere
             where id = :id
            """);
    static final Sql LIFT =
            Sql.of(
                    """
            with gone as (delete from suppression.everywhere where id = :id returning key_id, hash)
            insert into suppression.changes (key_id, hash, added)
            select key_id, hash, false from gone
             where not exists (select from suppression.everywhere e where e.hash = gone.hash and e.id <> :id)
            """);

    private final JdbcClient db;

    BarredStore(JdbcClient db) {
        this.db = db;
    }

    List<Barred> page(UUID before, int limit) {
        return db.sql(PAGE.text())
                .param("before", before)
                .param("limit", limit)
                .query(BarredStore::row)
                .list();
    }

    List<Barred> of(List<byte[]> hashes) {
        return db.sql(OF.text())
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(BarredStore::row)
                .list();
    }

    Optional<Barred> find(UUID id) {
        return db.sql(FIND.text()).param("id", id).query(BarredStore::row).optional();
    }

    void lift(UUID id) {
        db.sql(LIFT.text()).param("id", id).update();
    }

    private static Barred row(ResultSet row, int n) throws SQLException {
        return new Barred(
                Rows.uuid(row, "id"),
                row.getBytes("hash"),
                SuppressionReason.valueOf(row.getString("reason")),
                Rows.actor(row),
                row.getString("cause"),
                Rows.instant(row, "suppressed_at"));
    }
}
