package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.bounce.BounceOverview.Last;
import com.mailflatrate.feedback.bounce.BounceOverview.Row;
import com.mailflatrate.feedback.bounce.BounceOverview.Share;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.BounceClass;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refusals as an account sees them. */
@Component
class OverviewStore {

    static final Sql OF_RUN =
            Sql.of(
                    """
            select class, host_group, count(*) as refused, count(*) filter (where applied) as deactivated,
                   count(*) filter (where incident_id is not null) as in_incident, max(reply) as reply
              from feedback.bounces
             where account_id = :account and run_id = :run
             group by class, host_group
             order by refused desc, class, host_group limit 200
            """);
    static final Sql SHARE =
            Sql.of(
                    """
            select count(distinct contact_id) as refused,
                   count(distinct contact_id) filter (where class = 'HARD' and incident_id is null) as gone
              from feedback.bounces where account_id = :account and run_id = :run
            """);
    static final Sql LAST =
            Sql.of(
                    """
            select b.reason, b.at, b.host_group, b.reply,
                   (select count(*) from feedback.bounces o
                     where o.account_id = :account and o.contact_id = b.contact_id and o.at <= b.at) as failures
              from feedback.bounces b
             where b.account_id = :account and b.contact_id = :contact and b.applied and b.reason is not null
             order by b.at desc limit 1
            """);

    private final JdbcClient jdbc;

    OverviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Share share(AccountId account, RunId run) {
        return jdbc.sql(SHARE.text())
                .param("account", account.value())
                .param("run", run.value())
                .query((row, n) -> new Share(row.getLong("refused"), row.getLong("gone")))
                .single();
    }

    List<Row> of(AccountId account, RunId run) {
        return jdbc.sql(OF_RUN.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, n) ->
                                new Row(
                                        BounceClass.valueOf(row.getString("class")),
                                        row.getString("host_group"),
                                        row.getLong("refused"),
                                        row.getLong("deactivated"),
                                        row.getLong("in_incident"),
                                        row.getString("reply")))
                .list();
    }

    Optional<Last> last(AccountId account, ContactId contact) {
        return jdbc.sql(LAST.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query(
                        (row, n) ->
                                new Last(
                                        row.getString("reason"),
                                        Rows.instant(row, "at"),
                                        row.getString("host_group"),
                                        row.getString("reply"),
                                        row.getInt("failures")))
                .optional();
    }
}
