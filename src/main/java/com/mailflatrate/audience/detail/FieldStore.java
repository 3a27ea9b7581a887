package com.mailflatrate.audience.detail;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.fields}. */
@Repository
final class FieldStore {

    static final Sql PUT =
            Sql.of(
                    """
            insert into audience.fields (account_id, key, label, type, choices, created_at)
            values (:account, :key, :label, :type, :choices, :now)
            on conflict (account_id, key) do update
               set label = excluded.label, type = excluded.type, choices = excluded.choices
            """);

    static final Sql ALL =
            Sql.of(
                    """
            select key, label, type, choices from audience.fields where account_id = :account order by key limit 50
            """);

    static final Sql DELETE =
            Sql.of("delete from audience.fields where account_id = :account and key = :key");

    private final JdbcClient db;

    FieldStore(JdbcClient db) {
        this.db = db;
    }

    void put(AccountId account, Field field, Instant now) {
        db.sql(PUT.text())
                .param("account", account.value())
                .param("key", field.key())
                .param("label", field.label())
                .param("type", field.type().name())
                .param("choices", field.choices().toArray(String[]::new))
                .param("now", Rows.utc(now))
                .update();
    }

    List<Field> all(AccountId account) {
        return db.sql(ALL.text()).param("account", account.value()).query(FieldStore::field).list();
    }

    boolean delete(AccountId account, String key) {
        return db.sql(DELETE.text()).param("account", account.value()).param("key", key).update()
                > 0;
    }

    private static Field field(ResultSet row, int n) throws SQLException {
        String[] choices = (String[]) row.getArray("choices").getArray();
        return new Field(
                row.getString("key"),
                row.getString("label"),
                FieldType.valueOf(row.getString("type")),
                List.of(choices));
    }
}
