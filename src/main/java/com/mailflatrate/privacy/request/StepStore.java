package com.mailflatrate.privacy.request;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code privacy.steps}. */
@Repository
final class StepStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into privacy.steps (account_id, request_id, position, module)
            values (:account, :request, :position, :module)
            """);
    static final Sql OF =
            Sql.of(
                    """
            select position, module, touched, tries, failure, done_at from privacy.steps
             where account_id = :account and request_id = :request order by position
            """);
    static final Sql DONE =
            Sql.of(
                    """
            update privacy.steps set touched = touched + :touched, tries = tries + 1, failure = null, done_at = :now
             where account_id = :account and request_id = :request and module = :module and done_at is null
            """);
    static final Sql FAILED =
            Sql.of(
                    """
            update privacy.steps set tries = tries + 1, failure = :failure
             where account_id = :account and request_id = :request and module = :module and done_at is null
            """);

    private final JdbcClient db;

    StepStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, UUID request, int position, String module) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("request", request)
                .param("position", position)
                .param("module", module)
                .update();
    }

    List<Step> of(AccountId account, UUID request) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("request", request)
                .query(
                        (row, n) ->
                                new Step(
                                        row.getInt("position"),
                                        row.getString("module"),
                                        row.getLong("touched"),
                                        row.getInt("tries"),
                                        row.getString("failure"),
                                        Rows.instantOrNull(row, "done_at")))
                .list();
    }

    void done(AccountId account, UUID request, String module, long touched, Instant now) {
        db.sql(DONE.text())
                .param("account", account.value())
                .param("request", request)
                .param("module", module)
                .param("touched", touched)
                .param("now", Rows.utc(now))
                .update();
    }

    void failed(AccountId account, UUID request, String module, String failure) {
        db.sql(FAILED.text())
                .param("account", account.value())
                .param("request", request)
                .param("module", module)
                .param("failure", failure)
                .update();
    }
}
