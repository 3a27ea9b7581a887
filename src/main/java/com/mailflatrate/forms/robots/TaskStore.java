package com.mailflatrate.forms.robots;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks that were solved and used. */
@Repository
@CrossAccount("a task belongs to a visitor, whatever account the form is of")
final class TaskStore {

    static final Sql SPEND =
            Sql.of(
                    """
            insert into forms.spent_tasks (task, expires_at)
            select * from unnest(:tasks::text[], :expires::timestamptz[])
            on conflict do nothing returning task
            """);
    static final Sql FORGET = Sql.of("delete from forms.spent_tasks where expires_at < :now");

    private final JdbcClient db;

    TaskStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Those of the tasks that nobody had spent.
     *
     * @param tasks in one order for everybody, with the time each expires
     */
    Set<String> spend(SortedMap<String, Instant> tasks) {
        return new HashSet<>(
                db.sql(SPEND.text())
                        .param("tasks", Rows.column(tasks.keySet(), task -> task))
                        .param("expires", Rows.column(tasks.values(), at -> at))
                        .query(String.class)
                        .list());
    }

    void forget(Instant now) {
        db.sql(FORGET.text()).param("now", Rows.utc(now)).update();
    }
}
