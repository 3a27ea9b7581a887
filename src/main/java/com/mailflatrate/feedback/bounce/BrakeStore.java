package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.BounceClass;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refusals of one run, counted. */
@Component
class BrakeStore {

    static final Sql SAME_GROUP =
            Sql.of(
                    """
            select count(*) from feedback.bounces
             where account_id = :account and run_id = :run and class = :class
               and host_group is not distinct from :group
            """);
    static final Sql SAME_CLASS =
            Sql.of(
                    """
            select count(*) from feedback.bounces
             where account_id = :account and run_id = :run and class = :class
            """);

    private final JdbcClient jdbc;

    BrakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long refused(AccountId account, RunId run, BounceClass cls, @Nullable String hostGroup) {
        return of(SAME_GROUP, account, run, cls)
                .param("group", hostGroup)
                .query(Long.class)
                .single();
    }

    long refused(AccountId account, RunId run, BounceClass cls) {
        return of(SAME_CLASS, account, run, cls).query(Long.class).single();
    }

    private JdbcClient.StatementSpec of(Sql sql, AccountId account, RunId run, BounceClass cls) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("class", cls.name());
    }
}
