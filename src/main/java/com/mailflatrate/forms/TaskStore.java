package com.mailflatrate.forms;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks that were solved and used. */
@Repository
@CrossAccount("a task belongs to a visitor, whatever account the form is of")
final class TaskStore {

    static final Sql SPEND =
            Sql.of(
                    """
            insert into forms.spent_tasks (task, expires_at) values (:task, :expires) on conflict do nothing
            """);
    static final Sql FORGET = Sql.of("delete from forms.spent_tasks where expires_at < :now");

    private final JdbcClient db;

    TaskStore(JdbcClient db) {
        this.db = db;
    }

    boolean spend(String task, Instant expires) {
        return db.sql(SPEND.text()).param("task", task).param("expires", Rows.utc(expires)).update()
                > 0;
    }

    void forget(Instant now) {
        db.sql(FORGET.text()).param("now", Rows.utc(now)).update();
    }
}
