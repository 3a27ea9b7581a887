package com.mailflatrate.imports.left;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.rows.Standing;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code imports.rows} that say somebody must not be mailed. */
@Repository
final class LeftStore {

    static final Sql PART =
            Sql.of(
                    """
            select line, email, consent_source from imports.rows
             where account_id = :account and import_id = :batch and code = 'LEFT_BEFORE' and line > :after
             order by line limit 1000
            """);

    private final JdbcClient db;

    LeftStore(JdbcClient db) {
        this.db = db;
    }

    List<Left> part(AccountId account, ImportId batch, long after) {
        return db.sql(PART.text())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("after", after)
                .query(
                        (row, n) ->
                                new Left(
                                        row.getLong("line"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        Standing.valueOf(row.getString("consent_source"))))
                .list();
    }
}
