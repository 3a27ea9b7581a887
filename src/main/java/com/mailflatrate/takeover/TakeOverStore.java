package com.mailflatrate.takeover;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.SessionNames;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the database knows of a node's last life. */
@Component
@CrossAccount("a node works for all accounts")
class TakeOverStore {

    static final Sql SESSIONS =
            Sql.of(
                    """
            select count(*) from pg_stat_activity where application_name = any(:names)
            """);
    static final Sql CLAIMS =
            Sql.of(
                    """
            select message_id, attempt, letter from delivery.v_claims where node_id = :node and epoch = :epoch
            """);

    private final JdbcClient db;

    TakeOverStore(JdbcClient db) {
        this.db = db;
    }

    /** A message in its hands. */
    record Claim(long messageId, int attempt, boolean letter) {}

    long sessions(String name) {
        return db.sql(SESSIONS.text())
                .param("names", new SessionNames(name).all().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    List<Claim> claims(int node, long epoch) {
        return db.sql(CLAIMS.text())
                .param("node", node)
                .param("epoch", epoch)
                .query(
                        (row, n) ->
                                new Claim(
                                        row.getLong("message_id"),
                                        row.getInt("attempt"),
                                        row.getBoolean("letter")))
                .list();
    }
}
