package com.mailflatrate.ledger;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sealed log and the nodes of its tree. */
@Repository
@CrossAccount("one log over all accounts, so that nobody's entries can be left out")
final class LogStore {

    static final Sql LOCK = Sql.of("select pg_advisory_xact_lock(7203301)");
    static final Sql LAST = Sql.of("select seq, chain from ledger.log order by seq desc limit 1");

    /** How many are taken at once. */
    static final int BATCH = 5_000;

    /**
     * Ids grow with time, so those that wait longest are found by them: whatever else waits is not
     * read. Within what is taken, the time of the event decides.
     */
    static final Sql WAITING =
            Sql.of(
                    """
            select e.account_id, e.id, e.header, e.commitment
              from (select account_id, event_id from ledger.unsealed order by event_id limit %d) u
              join ledger.events e on e.account_id = u.account_id and e.id = u.event_id
             order by e.at, e.id
            """
                            .formatted(BATCH));

    static final Sql OLDEST =
            Sql.of(
                    """
            select e.at
              from (select account_id, event_id from ledger.unsealed order by event_id limit 1) u
              join ledger.events e on e.account_id = u.account_id and e.id = u.event_id
            """);
    static final Sql APPEND =
            Sql.of(
                    """
            insert into ledger.log (seq, account_id, event_id, leaf, chain)
            select * from unnest(:seqs::bigint[], :accounts::bigint[], :events::uuid[], :leaves::bytea[],
                                 :chains::bytea[])
            """);
    static final Sql SEALED =
            Sql.of("delete from ledger.unsealed where event_id = any(cast(:events as uuid[]))");
    static final Sql ADD_NODES =
            Sql.of(
                    """
            insert into ledger.log_nodes (level, position, hash)
            select * from unnest(:levels::smallint[], :positions::bigint[], :hashes::bytea[])
            """);
    static final Sql NODE =
            Sql.of(
                    "select hash from ledger.log_nodes where level = :level and position = :position");
    static final Sql LEAF = Sql.of("select leaf from ledger.log where seq = :seq");
    static final Sql SEQ = Sql.of("select seq from ledger.log where event_id = :event");
    static final Sql SALTED =
            Sql.of(
                    """
            select e.id, e.kind, e.at, e.header, e.commitment, f.salt, f.body, l.seq
              from ledger.events e
              join ledger.log l on l.event_id = e.id
              left join ledger.facts f on f.account_id = e.account_id and f.event_id = e.id
             where e.account_id = :account and e.id = any(cast(:ids as uuid[]))
             order by l.seq
            """);

    private final JdbcClient db;

    LogStore(JdbcClient db) {
        this.db = db;
    }

    /** The end of the log. */
    record End(long seq, byte[] chain) {}

    /** An event that waits to be sealed. */
    record Waiting(long account, UUID id, String header, byte[] commitment) {}

    /** A row of the log. */
    record Row(long seq, Waiting event, byte[] leaf, byte[] chain) {}

    /** A node of the tree. */
    record Node(int level, long position, byte[] hash) {}

    void lock() {
        db.sql(LOCK.text()).query((row, n) -> true).single();
    }

    End last() {
        return db.sql(LAST.text())
                .query((row, n) -> new End(row.getLong("seq"), row.getBytes("chain")))
                .optional()
                .orElse(new End(0, new byte[32]));
    }

    List<Waiting> waiting() {
        return db.sql(WAITING.text())
                .query(
                        (row, n) ->
                                new Waiting(
                                        row.getLong("account_id"),
                                        Rows.uuid(row, "id"),
                                        row.getString("header"),
                                        row.getBytes("commitment")))
                .list();
    }

    /** When the oldest event came that no log holds yet. */
    Optional<Instant> oldest() {
        return db.sql(OLDEST.text()).query((row, n) -> Rows.instant(row, "at")).optional();
    }

    void append(List<Row> rows, List<Node> nodes) {
        db.sql(APPEND.text())
                .param("seqs", rows.stream().map(Row::seq).toArray(Long[]::new))
                .param(
                        "accounts",
                        rows.stream().map(row -> row.event().account()).toArray(Long[]::new))
                .param("events", ids(rows))
                .param("leaves", rows.stream().map(Row::leaf).toArray(byte[][]::new))
                .param("chains", rows.stream().map(Row::chain).toArray(byte[][]::new))
                .update();
        if (!nodes.isEmpty()) {
            db.sql(ADD_NODES.text())
                    .param("levels", nodes.stream().map(Node::level).toArray(Integer[]::new))
                    .param("positions", nodes.stream().map(Node::position).toArray(Long[]::new))
                    .param("hashes", nodes.stream().map(Node::hash).toArray(byte[][]::new))
                    .update();
        }
        db.sql(SEALED.text()).param("events", ids(rows)).update();
    }

    /** A whole subtree; level 0 are the leaves. */
    byte[] node(int level, long position) {
        return level == 0
                ? db.sql(LEAF.text()).param("seq", position + 1).query(byte[].class).single()
                : db.sql(NODE.text())
                        .param("level", level)
                        .param("position", position)
                        .query(byte[].class)
                        .single();
    }

    Optional<Long> seq(UUID event) {
        return db.sql(SEQ.text()).param("event", event).query(Long.class).optional();
    }

    List<Sealed> sealed(AccountId account, List<UUID> events) {
        return db.sql(SALTED.text())
                .param("account", account.value())
                .param("ids", events.stream().map(UUID::toString).toArray(String[]::new))
                .query(
                        (row, n) ->
                                new Sealed(
                                        Rows.uuid(row, "id"),
                                        row.getLong("seq"),
                                        row.getString("header"),
                                        row.getBytes("commitment"),
                                        row.getBytes("salt"),
                                        row.getString("body")))
                .list();
    }

    /** An event in the log with what its commitment binds; salt and body are null once erased. */
    record Sealed(
            UUID id,
            long seq,
            String header,
            byte[] commitment,
            byte @org.jspecify.annotations.Nullable [] salt,
            @org.jspecify.annotations.Nullable String body) {}

    private static String[] ids(List<Row> rows) {
        return rows.stream().map(row -> row.event().id().toString()).toArray(String[]::new);
    }
}
