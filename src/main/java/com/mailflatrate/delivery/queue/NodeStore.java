package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Nodes and their lives. A life's claims hold its row's key, the next life's begin takes the whole
 * row: whatever an earlier life still has under way ends before, or fails after.
 */
@Repository
@CrossAccount("a node works for all accounts")
final class NodeStore {

    static final Sql DATABASE =
            Sql.of("select system_identifier::text as id from pg_control_system()");

    static final Sql LOCK =
            Sql.of(
                    """
            select id, epoch, flushes from delivery.nodes where name = :name for update
            """);

    static final Sql BEGIN =
            Sql.of(
                    """
            insert into delivery.nodes (name, epoch, started_at) values (:name, 1, :now)
            on conflict (name) do update set epoch = delivery.nodes.epoch + 1, started_at = :now
            returning id, epoch, flushes
            """);

    static final Sql ALIVE =
            Sql.of(
                    """
            select exists (select from delivery.standstills where ended_at is null) as stands_still
              from delivery.nodes where id = :node and epoch = :epoch for key share
            """);

    static final Sql FLUSH =
            Sql.of(
                    """
            update delivery.nodes set flushes = flushes + 1 where id = :node and epoch = :epoch returning flushes
            """);

    private final JdbcClient db;

    NodeStore(JdbcClient db) {
        this.db = db;
    }

    /** A node in one of its lives. */
    record Node(int id, long epoch, long flushes) {}

    /** Names the server: another server, or one made anew, has another name. */
    String database() {
        return db.sql(DATABASE.text()).query(String.class).single();
    }

    /** The node as its last life left it; nobody else begins one meanwhile. */
    Optional<Node> lock(String name) {
        return db.sql(LOCK.text()).param("name", name).query(Node.class).optional();
    }

    Node begin(String name, Instant now) {
        return db.sql(BEGIN.text())
                .param("name", name)
                .param("now", Rows.utc(now))
                .query(Node.class)
                .single();
    }

    /**
     * Whether everything stands still.
     *
     * @throws IllegalStateException when this life is over because another has begun
     */
    boolean standsStill(Node node) {
        return db.sql(ALIVE.text())
                .param("node", node.id())
                .param("epoch", node.epoch())
                .query(Boolean.class)
                .optional()
                .orElseThrow(NodeStore::over);
    }

    /** Counts a batch of results; the number is the batch's. */
    long flush(Node node) {
        return db.sql(FLUSH.text())
                .param("node", node.id())
                .param("epoch", node.epoch())
                .query(Long.class)
                .optional()
                .orElseThrow(NodeStore::over);
    }

    private static IllegalStateException over() {
        return new IllegalStateException("this node has begun another life elsewhere");
    }
}
