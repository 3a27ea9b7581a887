package com.mailflatrate.ledger;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checkpoints, and the keys that sign them. */
@Repository
@CrossAccount("one log over all accounts")
final class CheckpointStore {

    static final Sql LAST = Sql.of("select * from ledger.checkpoints order by n desc limit 1");
    static final Sql PAGE = Sql.of("select * from ledger.checkpoints order by n desc limit :rows");
    static final Sql ADD =
            Sql.of(
                    """
            insert into ledger.checkpoints (n, size, root, previous, at, key_id, signature)
            values (:n, :size, :root, :previous, :at, :key, :signature)
            """);
    static final Sql KEY =
            Sql.of(
                    "select id, public_key, sealed from ledger.signing_keys order by id desc limit 1");
    static final Sql PUBLIC_KEY =
            Sql.of("select public_key from ledger.signing_keys where id = :id");
    static final Sql ADD_KEY =
            Sql.of(
                    """
            insert into ledger.signing_keys (id, public_key, sealed, created_at) values (1, :public, :sealed, :now)
                on conflict do nothing
            """);

    private final JdbcClient db;

    CheckpointStore(JdbcClient db) {
        this.db = db;
    }

    /** A signing key as it is stored. */
    record StoredKey(int id, byte[] publicKey, byte[] sealed) {}

    Optional<Checkpoint> last() {
        return db.sql(LAST.text()).query(CheckpointStore::checkpoint).optional();
    }

    List<Checkpoint> newest(int rows) {
        return db.sql(PAGE.text()).param("rows", rows).query(CheckpointStore::checkpoint).list();
    }

    void add(Checkpoint checkpoint) {
        db.sql(ADD.text())
                .param("n", checkpoint.n())
                .param("size", checkpoint.size())
                .param("root", checkpoint.root())
                .param("previous", checkpoint.previous())
                .param("at", Rows.utc(checkpoint.at()))
                .param("key", checkpoint.keyId())
                .param("signature", checkpoint.signature())
                .update();
    }

    Optional<StoredKey> key() {
        return db.sql(KEY.text())
                .query(
                        (row, n) ->
                                new StoredKey(
                                        row.getInt("id"),
                                        row.getBytes("public_key"),
                                        row.getBytes("sealed")))
                .optional();
    }

    Optional<byte[]> publicKey(int id) {
        return db.sql(PUBLIC_KEY.text()).param("id", id).query(byte[].class).optional();
    }

    void addKey(byte[] publicKey, byte[] sealed, Instant now) {
        db.sql(ADD_KEY.text())
                .param("public", publicKey)
                .param("sealed", sealed)
                .param("now", Rows.utc(now))
                .update();
    }

    private static Checkpoint checkpoint(ResultSet row, int n) throws SQLException {
        return new Checkpoint(
                row.getLong("n"),
                row.getLong("size"),
                row.getBytes("root"),
                row.getBytes("previous"),
                Rows.instant(row, "at"),
                row.getInt("key_id"),
                row.getBytes("signature"));
    }
}
