package com.mailflatrate.privacy.retention;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code privacy.forgotten}. */
@Repository
@CrossAccount("time passes for all of them")
final class ForgottenStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into privacy.forgotten (table_name, at, before_at, touched) values (:table, :at, :before, :touched)
                on conflict (table_name, at) do update set touched = forgotten.touched + excluded.touched
            """);
    static final Sql NEWEST =
            Sql.of(
                    """
            select table_name, at, before_at, touched from privacy.forgotten order by at desc, table_name limit :limit
            """);

    private final JdbcClient db;

    ForgottenStore(JdbcClient db) {
        this.db = db;
    }

    void add(Forgotten one) {
        db.sql(ADD.text())
                .param("table", one.table())
                .param("at", Rows.utc(one.at()))
                .param("before", Rows.utc(one.before()))
                .param("touched", one.touched())
                .update();
    }

    List<Forgotten> newest(int limit) {
        return db.sql(NEWEST.text())
                .param("limit", limit)
                .query(
                        (row, n) ->
                                new Forgotten(
                                        row.getString("table_name"),
                                        Rows.instant(row, "at"),
                                        Rows.instant(row, "before_at"),
                                        row.getLong("touched")))
                .list();
    }
}
