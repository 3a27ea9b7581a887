package com.mailflatrate.audience.growth;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads {@code audience.growth}, which triggers on the memberships write. */
@Repository
final class GrowthStore {

    static final Sql BY_HOUR =
            Sql.of(
                    """
            select hour_at, sum(joined) as joined, sum(departed) as departed from audience.growth
             where account_id = :account and hour_at >= :from
             group by hour_at
            """);

    private final JdbcClient db;

    GrowthStore(JdbcClient db) {
        this.db = db;
    }

    /** Days on which nothing changed are left out. */
    Map<LocalDate, GrowthDay> byDay(AccountId account, ZoneId zone, Instant from) {
        return db
                .sql(BY_HOUR.text())
                .param("account", account.value())
                .param("from", Rows.utc(from))
                .query(
                        (row, n) ->
                                new GrowthDay(
                                        LocalDate.ofInstant(Rows.instant(row, "hour_at"), zone),
                                        row.getLong("joined"),
                                        row.getLong("departed")))
                .list()
                .stream()
                .collect(Collectors.toMap(GrowthDay::day, Function.identity(), GrowthDay::plus));
    }
}
