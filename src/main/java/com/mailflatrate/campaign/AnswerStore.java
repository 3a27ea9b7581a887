package com.mailflatrate.campaign;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many people withdrew and complained because of a mailing, from the view that consent
 * publishes.
 */
@Component
class AnswerStore {

    static final Sql COUNT =
            Sql.of(
                    """
            select count(distinct contact_id) filter (where kind in ('UNSUBSCRIBED', 'OBJECTED')) as unsubscribed,
                count(distinct contact_id) filter (where kind = 'COMPLAINED') as complained
            from consent.v_withdrawals where account_id = :account and run_id = :run
            """);

    /** What came back from people. */
    record Answers(long unsubscribed, long complained) {}

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Answers of(AccountId account, @Nullable RunId run) {
        if (run == null) {
            return new Answers(0, 0);
        }
        return jdbc.sql(COUNT.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, number) ->
                                new Answers(row.getLong("unsubscribed"), row.getLong("complained")))
                .single();
    }
}
