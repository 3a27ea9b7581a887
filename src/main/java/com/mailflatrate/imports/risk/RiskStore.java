package com.mailflatrate.imports.risk;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks at the judged rows of one import; of a long one at its first 20,000. */
@Repository
final class RiskStore {

    static final Sql TIMES =
            Sql.of(
                    """
            with s as (
                select key, consent_at, line from imports.rows
                 where account_id = :account and import_id = :batch and code is null and consent_at is not null
                 order by line limit 20000),
            gaps as (
                select consent_at - lag(consent_at) over (order by consent_at) as gap from s)
            select (select count(*) from s) as timed,
                   (select coalesce(max(n), 0) from (
                       select count(*) as n from s
                        where extract(second from consent_at) <> 0 or extract(minute from consent_at) <> 0
                        group by date_trunc('second', consent_at)) x) as same_second,
                   (select coalesce(max(n), 0) from (
                       select count(*) as n from s group by date_trunc('day', consent_at)) x) as same_day,
                   (select coalesce(max(n), 0) from (
                       select count(*) as n from gaps where gap > interval '0' group by gap) x) as same_gap,
                   (select coalesce(abs(corr(a, t)), 0) from (
                       select rank() over (order by key) as a, rank() over (order by consent_at) as t from s) x
                   ) as with_alphabet,
                   (select count(*) from s where consent_at > :now) as ahead,
                   (select count(*) from s where consent_at < :from or consent_at >= :to) as outside
            """);

    static final Sql IPS =
            Sql.of(
                    """
            select consent_ip, count(*) as n from imports.rows
             where account_id = :account and import_id = :batch and code is null and consent_ip is not null
               and line <= 20000
             group by 1 order by 2 desc, 1 limit 500
            """);

    static final Sql ADDRESSES =
            Sql.of(
                    """
            with s as (
                select split_part(key, '@', 1) as part, split_part(key, '@', 2) as domain from imports.rows
                 where account_id = :account and import_id = :batch and code is null order by line limit 20000)
            select (select count(*) from s) as seen,
                   (select count(*) from (select domain from s group by domain having count(*) = 1) x) as alone,
                   (select coalesce(sum(n), 0) from (
                       select count(*) as n from s group by part having count(distinct domain) >= 5) x) as same_part,
                   (select coalesce(max(n), 0) from (
                       select count(*) as n from s where part ~ '[0-9]'
                        group by regexp_replace(part, '[0-9]+', '#')) x) as numbered
            """);

    static final Sql DOMAINS =
            Sql.of(
                    """
            select split_part(key, '@', 2) as domain, count(*) as n from imports.rows
             where account_id = :account and import_id = :batch and code is null
             group by 1 order by 2 desc, 1 limit 5000
            """);

    private final JdbcClient db;

    RiskStore(JdbcClient db) {
        this.db = db;
    }

    Times times(
            AccountId account,
            ImportId batch,
            Instant now,
            @Nullable Instant from,
            @Nullable Instant to) {
        return in(TIMES, account, batch)
                .param("now", Rows.utc(now))
                .param("from", Rows.utc(from == null ? Instant.EPOCH : from))
                .param("to", Rows.utc(to == null ? Instant.parse("9999-01-01T00:00:00Z") : to))
                .query(
                        (row, n) ->
                                new Times(
                                        row.getLong("timed"),
                                        row.getLong("same_second"),
                                        row.getLong("same_day"),
                                        row.getLong("same_gap"),
                                        row.getDouble("with_alphabet"),
                                        row.getLong("ahead"),
                                        row.getLong("outside")))
                .single();
    }

    /** The most frequent first. */
    Map<String, Long> ips(AccountId account, ImportId batch) {
        return counts(IPS, account, batch);
    }

    /** The most frequent first, at most 5,000. */
    Map<String, Long> domains(AccountId account, ImportId batch) {
        return counts(DOMAINS, account, batch);
    }

    Addresses addresses(AccountId account, ImportId batch) {
        return in(ADDRESSES, account, batch)
                .query(
                        (row, n) ->
                                new Addresses(
                                        row.getLong("seen"),
                                        row.getLong("alone"),
                                        row.getLong("same_part"),
                                        row.getLong("numbered")))
                .single();
    }

    private Map<String, Long> counts(Sql statement, AccountId account, ImportId batch) {
        Map<String, Long> counts = new LinkedHashMap<>();
        in(statement, account, batch)
                .query(
                        row -> {
                            counts.put(row.getString(1), row.getLong(2));
                        });
        return counts;
    }

    private JdbcClient.StatementSpec in(Sql statement, AccountId account, ImportId batch) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("batch", batch.value());
    }
}
