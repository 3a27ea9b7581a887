package com.mailflatrate.delivery.held;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails that measures hold back. */
@Repository
final class HeldPartStore {

    static final Sql COUNTS =
            Sql.of(
                    """
            select measure_id, count(*) as mails from delivery.due
             where account_id = :account and run_id = :run and measure_id is not null group by measure_id
            """);

    static final Sql COUNTS_OF =
            Sql.of(
                    """
            select measure_id, count(*) as mails from delivery.due where measure_id = any(:measures) group by measure_id
            """);

    static final Sql LEAVE_OUT =
            Sql.of(
                    """
            with part as (
                delete from delivery.due
                 where account_id = :account and run_id = :run and measure_id = :measure and node is null
                returning message_id)
            update delivery.messages m set state = 6, skip = 'LEFT_OUT', settled_at = :now
              from part where m.account_id = :account and m.id = part.message_id and m.state in (0, 3)
            """);

    static final Sql LIFT =
            Sql.of(
                    """
            update delivery.due set due_at = :now, measure_id = null where measure_id = :measure
            """);

    private final JdbcClient db;

    HeldPartStore(JdbcClient db) {
        this.db = db;
    }

    Map<UUID, Long> counts(AccountId account, RunId run) {
        return db
                .sql(COUNTS.text())
                .param("account", account.value())
                .param("run", run.value())
                .query((row, n) -> Map.entry(Rows.uuid(row, "measure_id"), row.getLong("mails")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @CrossAccount("a site is the same for all accounts")
    Map<UUID, Long> counts(Collection<UUID> measures) {
        return db
                .sql(COUNTS_OF.text())
                .param("measures", measures.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(Rows.uuid(row, "measure_id"), row.getLong("mails")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @CrossAccount("a site is the same for all accounts")
    void lift(UUID measure, Instant now) {
        db.sql(LIFT.text()).param("measure", measure).param("now", Rows.utc(now)).update();
    }

    void leaveOut(AccountId account, RunId run, UUID measure, Instant now) {
        db.sql(LEAVE_OUT.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("measure", measure)
                .param("now", Rows.utc(now))
                .update();
    }
}
