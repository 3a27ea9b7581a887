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

    static final Sql COUNT =
            Sql.of(
                    """
            insert into feedback.run_refusals as r (account_id, run_id, class, host_group, refused)
            values (:account, :run, :class, :group, :more)
            on conflict (account_id, run_id, class, host_group) do update set refused = r.refused + excluded.refused
             where r.account_id = :account
            returning refused
            """);

    private final JdbcClient jdbc;

    BrakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts some more and gives how many there are; without a group those of all providers. */
    long refused(
            AccountId account, RunId run, BounceClass cls, @Nullable String hostGroup, long more) {
        return jdbc.sql(COUNT.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("class", cls.name())
                .param("group", hostGroup == null ? "" : hostGroup)
                .param("more", more)
                .query(Long.class)
                .single();
    }
}
