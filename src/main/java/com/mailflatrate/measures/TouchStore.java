package com.mailflatrate.measures;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What measures mean for the mailings of an account. */
@Repository
final class TouchStore {

    static final Sql OF =
            Sql.of(
                    """
            select measure_id, rule, scope, site, words, began_at, until_at, lifted_at, left_out_at, left_out_by
              from measures.touched
             where account_id = :account and run_id = :run order by measure_id desc limit 100
            """);

    static final Sql LEAVE_OUT =
            Sql.of(
                    """
            update measures.touched set left_out_at = :now, left_out_by = :by
             where account_id = :account and run_id = :run and measure_id = :measure and left_out_at is null
            """);

    private final JdbcClient db;

    TouchStore(JdbcClient db) {
        this.db = db;
    }

    List<Touch> of(AccountId account, RunId run) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, n) ->
                                new Touch(
                                        Rows.uuid(row, "measure_id"),
                                        row.getString("rule"),
                                        Scope.valueOf(row.getString("scope")),
                                        row.getString("site"),
                                        row.getString("words"),
                                        Rows.instant(row, "began_at"),
                                        Rows.instantOrNull(row, "until_at"),
                                        Rows.instantOrNull(row, "lifted_at"),
                                        Rows.instantOrNull(row, "left_out_at"),
                                        row.getString("left_out_by")))
                .list();
    }

    boolean leaveOut(AccountId account, RunId run, UUID measure, Actor by, Instant now) {
        return db.sql(LEAVE_OUT.text())
                        .param("account", account.value())
                        .param("run", run.value())
                        .param("measure", measure)
                        .param("by", by.name())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }
}
