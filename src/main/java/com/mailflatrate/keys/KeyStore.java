package com.mailflatrate.keys;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wrapped keys. Engine lane only. */
@Repository
@CrossAccount("keys belong to the service")
final class KeyStore {

    private static final Sql ALL =
            Sql.of(
                    "select purpose, id, state, wrapped, created_at from keys.ring order by purpose, id desc");
    private static final Sql ADD =
            Sql.of(
                    """
            insert into keys.ring (purpose, id, state, wrapped, created_at, state_at)
            values (:purpose, :id, 'ACTIVE', :wrapped, :now, :now)
            on conflict do nothing
            """);
    private static final Sql CHANGE =
            Sql.of(
                    """
            update keys.ring set state = :state, state_at = :now
             where purpose = :purpose and id = :id and state <> :state
            """);
    private static final Sql REWRAP =
            Sql.of("update keys.ring set wrapped = :wrapped where purpose = :purpose and id = :id");

    /** A row of the ring. */
    record Row(KeyPurpose purpose, int id, Key.State state, byte[] wrapped, Instant createdAt) {}

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> all() {
        return jdbc.sql(ALL.text()).query(KeyStore::row).list();
    }

    void add(KeyPurpose purpose, int id, byte[] wrapped, Instant now) {
        jdbc.sql(ADD.text())
                .param("purpose", purpose.name())
                .param("id", id)
                .param("wrapped", wrapped)
                .param("now", now)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                KeyPurpose.valueOf(row.getString("purpose")),
                row.getInt("id"),
                Key.State.valueOf(row.getString("state")),
                row.getBytes("wrapped"),
                Rows.instant(row, "created_at"));
    }

    boolean change(KeyPurpose purpose, int id, Key.State state, Instant now) {
        return jdbc.sql(CHANGE.text())
                        .param("purpose", purpose.name())
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", now)
                        .update()
                == 1;
    }

    void rewrap(KeyPurpose purpose, int id, byte[] wrapped) {
        jdbc.sql(REWRAP.text())
                .param("purpose", purpose.name())
                .param("id", id)
                .param("wrapped", wrapped)
                .update();
    }
}
