package com.mailflatrate.delivery.held;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an account has mailed so far. */
@Repository
final class FirstLookStore {

    static final Sql PAST =
            Sql.of(
                    """
            select count(*) filter (where r.started_at is not null) as mailings, min(r.started_at) as first_at,
                   coalesce(max(r.audience_count) filter (
                       where r.state = 'FINISHED' and r.finished_at >= :since
                         and not exists (select from delivery.holds h
                                          where h.account_id = r.account_id and h.run_id = r.id and h.state = 'HELD'
                                            and split_part(h.why, ' ', 1) <> all(:looks::text[]))), 0) as largest,
                   exists (select from delivery.holds over
                             join delivery.holds on_it
                               on on_it.account_id = over.account_id and on_it.run_id = over.run_id
                              and on_it.id > over.id and on_it.state = 'RUNNING'
                            where over.account_id = :account and over.state = 'HELD' and over.why = :over) as decided
              from delivery.runs r where r.account_id = :account and r.id <> :run
            """);

    private final JdbcClient db;

    FirstLookStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Mailings before a run.
     *
     * @param largest people in the largest one since a time that ended and that no rule stopped; a
     *     look that was due is no rule's stop
     * @param decided whether somebody has decided about the end of the trial
     */
    record Past(long mailings, @Nullable Instant firstAt, long largest, boolean decided) {}

    Past past(AccountId account, RunId run, Instant since) {
        return db.sql(PAST.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("since", Rows.utc(since))
                .param("looks", new String[] {FirstLooks.TRIAL_OVER, FirstLooks.LARGER})
                .param("over", FirstLooks.TRIAL_OVER)
                .query(
                        (row, n) ->
                                new Past(
                                        row.getLong("mailings"),
                                        Rows.instantOrNull(row, "first_at"),
                                        row.getLong("largest"),
                                        row.getBoolean("decided")))
                .single();
    }
}
