package com.mailflatrate.health;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.health.QueueHealth.Deferral;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts over the queue, for the operator. */
@Repository
@CrossAccount("the operator looks at the whole queue")
final class QueueHealthStore {

    static final Sql RUNS = Sql.of("select count(*) from delivery.v_runs where state = 'RUNNING'");

    static final Sql DUE = Sql.of("select count(*) from delivery.v_due where due_at <= :now");

    static final Sql LATER = Sql.of("select count(*) from delivery.v_due where due_at > :now");

    static final Sql DEFERRALS =
            Sql.of(
                    """
            select coalesce(host, '') as host,
                   code || ' ' || left(regexp_replace(reply, '[^ <>"'':;,()]+@[^ <>"'':;,()]+', '…', 'g'), 160) as reply,
                   count(*) as mails
              from delivery.v_events
             where state = 3 and event_id > (select coalesce(max(event_id), 0) - 20000 from delivery.v_events)
             group by 1, 2 order by 3 desc limit :rows
            """);

    private final JdbcClient db;

    QueueHealthStore(JdbcClient db) {
        this.db = db;
    }

    long runs() {
        return db.sql(RUNS.text()).query(Long.class).single();
    }

    long due(Instant now) {
        return db.sql(DUE.text()).param("now", Rows.utc(now)).query(Long.class).single();
    }

    long later(Instant now) {
        return db.sql(LATER.text()).param("now", Rows.utc(now)).query(Long.class).single();
    }

    List<Deferral> deferrals(int rows) {
        return db.sql(DEFERRALS.text())
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Deferral(
                                        row.getString("host"),
                                        row.getString("reply"),
                                        row.getLong("mails")))
                .list();
    }
}
