package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Final answers counted: by who runs the receiving host and hour, by account and day. */
@Component
class TallyStore {

    static final Sql HOUR =
            Sql.of(
                    """
            insert into feedback.host_hours as h (host_group, hour_at, tried, hard)
            values (:group, :hour, :tried, :hard)
            on conflict (host_group, hour_at) do update
               set tried = h.tried + excluded.tried, hard = h.hard + excluded.hard
            """);
    static final Sql DAY =
            Sql.of(
                    """
            insert into feedback.account_days as d (account_id, day_at, tried, hard)
            values (:account, :day, :tried, :hard)
            on conflict (account_id, day_at) do update
               set tried = d.tried + excluded.tried, hard = d.hard + excluded.hard
             where d.account_id = :account
            """);
    static final Sql HOURS =
            Sql.of(
                    """
            select coalesce(sum(tried), 0) as tried, coalesce(sum(hard), 0) as hard from feedback.host_hours
             where host_group = :group and hour_at >= :from and hour_at < :until
            """);
    static final Sql DAYS =
            Sql.of(
                    """
            select coalesce(sum(tried), 0) as tried, coalesce(sum(hard), 0) as hard from feedback.account_days
             where account_id = :account and day_at > :after
            """);

    static final Sql REFUSED_MOST =
            Sql.of(
                    """
            select account_id, sum(tried) as tried, sum(hard) as hard from feedback.account_days
             where day_at > :after
             group by account_id having sum(hard) >= :least and sum(hard) > 0.01 * sum(tried)
             order by sum(hard)::numeric / sum(tried) desc limit 100
            """);

    private final JdbcClient jdbc;

    TallyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("a provider answers all accounts")
    void addHour(String group, Instant at, Tally tally) {
        jdbc.sql(HOUR.text())
                .param("group", group)
                .param("hour", Rows.utc(at.truncatedTo(ChronoUnit.HOURS)))
                .param("tried", tally.tried())
                .param("hard", tally.hard())
                .update();
    }

    void addDay(AccountId account, Instant at, Tally tally) {
        jdbc.sql(DAY.text())
                .param("account", account.value())
                .param("day", Rows.utc(at.truncatedTo(ChronoUnit.DAYS)))
                .param("tried", tally.tried())
                .param("hard", tally.hard())
                .update();
    }

    @CrossAccount("a provider answers all accounts")
    Tally hours(String group, Instant from, Instant until) {
        return jdbc.sql(HOURS.text())
                .param("group", group)
                .param("from", Rows.utc(from))
                .param("until", Rows.utc(until))
                .query((row, n) -> new Tally(row.getLong("tried"), row.getLong("hard")))
                .single();
    }

    @CrossAccount("the operator looks at who needs help")
    Map<AccountId, Tally> refusedMost(Instant after, long least) {
        Map<AccountId, Tally> most = new LinkedHashMap<>();
        jdbc.sql(REFUSED_MOST.text())
                .param("after", Rows.utc(after))
                .param("least", least)
                .query(
                        row -> {
                            most.put(
                                    new AccountId(row.getLong("account_id")),
                                    new Tally(row.getLong("tried"), row.getLong("hard")));
                        });
        return most;
    }

    Tally days(AccountId account, Instant after) {
        return jdbc.sql(DAYS.text())
                .param("account", account.value())
                .param("after", Rows.utc(after))
                .query((row, n) -> new Tally(row.getLong("tried"), row.getLong("hard")))
                .single();
    }
}
