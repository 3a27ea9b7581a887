package com.mailflatrate.imports.backing;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code imports.spot_checks}. */
@Repository
final class SpotCheckStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.spot_checks (account_id, import_id, line, checked_at, shown, by_kind, by_id, by_name)
            select :account, :batch, line, :now, line = any(:seen::bigint[]), :byKind, :byId, :byName
              from unnest(:drawn::bigint[]) as line
            """);

    static final Sql OF =
            Sql.of(
                    """
            select count(*) filter (where shown) as shown, count(*) as drawn, checked_at, by_name
              from imports.spot_checks where account_id = :account and import_id = :batch
             group by checked_at, by_name order by checked_at desc
            """);

    private final JdbcClient db;

    SpotCheckStore(JdbcClient db) {
        this.db = db;
    }

    void add(
            AccountId account,
            ImportId batch,
            Set<Long> drawn,
            Set<Long> seen,
            Actor by,
            OffsetDateTime now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("drawn", drawn.toArray(Long[]::new))
                .param("seen", seen.toArray(Long[]::new))
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", now)
                .update();
    }

    List<CheckedRows> of(AccountId account, ImportId batch) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .query(
                        (row, n) ->
                                new CheckedRows(
                                        row.getLong("shown"),
                                        row.getLong("drawn"),
                                        Rows.instant(row, "checked_at"),
                                        row.getString("by_name")))
                .list();
    }
}
