package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.measures.MeasureFollower;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims: one statement for many runs, skipping what others hold. */
@Repository
@CrossAccount("the queue serves all accounts in turn")
final class QueueStore {

    static final Sql CLAIM_READY =
            Sql.of(
                    """
            with picked as (
                select m.id
                  from unnest(:accounts::bigint[], :runs::bigint[], :afters::bigint[]) as r (account_id, run_id, after_id)
                 cross join lateral (
                       select id from delivery.messages
                        where account_id = r.account_id and run_id = r.run_id and id > r.after_id and state = 0
                        order by id limit :slice for update skip locked) m)
            update delivery.messages m
               set state = 1, attempt = m.attempt + 1, node = :node, epoch = :epoch,
                   claimed_at = coalesce(m.claimed_at, :now)
              from picked where m.id = picked.id and m.state = 0
            returning m.id, m.account_id, m.run_id, m.contact_id, m.list_id, m.key_hash, m.attempt, m.claimed_at,
                      null::text as kind
            """);

    static final Sql CLAIM_DUE =
            Sql.of(
                    """
            with picked as (
                select account_id, message_id, run_id from delivery.due
                 where due_at <= :now and node is null and (run_id = 0 or run_id = any(:runs::bigint[]))
                 order by due_at, message_id limit :rows for update skip locked),
            marked as (
                update delivery.due d set node = :node from picked p
                 where d.account_id = p.account_id and d.message_id = p.message_id)
            update delivery.messages m
               set state = 1, attempt = m.attempt + 1, node = :node, epoch = :epoch,
                   claimed_at = coalesce(m.claimed_at, :now)
              from picked p where m.id = p.message_id and m.state in (0, 3)
            returning m.id, m.account_id, m.run_id, m.contact_id, m.list_id, m.key_hash, m.attempt, m.claimed_at,
                      (select l.kind from delivery.letters l
                        where l.account_id = m.account_id and l.message_id = m.id) as kind
            """);

    static final Sql LEAVE_OUT =
            Sql.of(
                    """
            update delivery.messages m set state = 6, skip = 'SUPPRESSED', settled_at = :now
             where m.id = any(:ids) and m.state = 1 and m.run_id > 0
               and (exists (select from suppression.v_entries e
                             where e.account_id = m.account_id and e.hash = m.key_hash
                               and (e.list_id is null or e.list_id = m.list_id))
                    or exists (select from suppression.v_everywhere w where w.hash = m.key_hash))
            returning m.id
            """);

    static final Sql RELEASE_RUNS =
            Sql.of(
                    """
            update delivery.messages m
               set state = case r.state when 'CANCELLED' then 6 else 0 end,
                   skip = case r.state when 'CANCELLED' then 'CANCELLED' else m.skip end,
                   attempt = m.attempt - 1
              from delivery.runs r
             where r.state in ('RUNNING', 'PAUSED', 'HELD', 'CANCELLED') and m.account_id = r.account_id and m.run_id = r.id
               and m.state = 1 and m.node = :node
            """);

    static final Sql RELEASE_DUE =
            Sql.of(
                    """
            with freed as (
                update delivery.due set node = null where node = :node returning message_id)
            update delivery.messages m set state = 0, attempt = m.attempt - 1
              from freed where m.id = freed.message_id and m.state = 1
            """);

    static final Sql STILL_CLAIMED =
            Sql.of(
                    """
            select m.id, m.account_id, m.run_id, m.contact_id, m.list_id, m.key_hash, m.attempt, m.claimed_at,
                   (select l.kind from delivery.letters l
                     where l.account_id = m.account_id and l.message_id = m.id) as kind
              from delivery.messages m
             where m.id = any(:ids) and m.state = 1 and m.node = :node and m.epoch = :epoch
            """);

    static final Sql STILL_DUE =
            Sql.of(
                    """
            select exists (select from delivery.due
                            where due_at <= :now and (run_id = 0 or run_id = any(:runs::bigint[])))
            """);

    static final Sql LET_GO =
            Sql.of(
                    """
            update delivery.due set due_at = :now, measure_id = null
             where node is null
               and (measure_id = any(:ended::uuid[]) or measure_id = any(:leftOut::uuid[]) and run_id = any(:runs::bigint[]))
            """);

    /** A week's messages are numbered from its own bound, so old partitions are not looked at. */
    static final Sql CLOSE_UNCONFIRMED =
            Sql.of(
                    """
            update delivery.messages set skip = 'UNCONFIRMED'
             where id >= :first and state = 7 and skip is null and settled_at <= :before
            """);

    static final Sql PARTITIONS = Sql.of("select delivery.keep_partitions(:first, :last)");

    private static final int WEEK_BITS = 40;

    private final JdbcClient db;
    private final NodeStore nodes;

    QueueStore(JdbcClient db, NodeStore nodes) {
        this.db = db;
        this.nodes = nodes;
    }

    boolean standsStill(Node node) {
        return nodes.standsStill(node);
    }

    void release(Node node) {
        db.sql(RELEASE_DUE.text()).param("node", node.id()).update();
        db.sql(RELEASE_RUNS.text()).param("node", node.id()).update();
    }

    List<Claimed> ready(Node node, List<Turn> turns, int slice, Instant now) {
        return db.sql(CLAIM_READY.text())
                .param(
                        "accounts",
                        turns.stream().map(turn -> turn.account().value()).toArray(Long[]::new))
                .param("runs", turns.stream().map(turn -> turn.run().value()).toArray(Long[]::new))
                .param("afters", turns.stream().map(Turn::after).toArray(Long[]::new))
                .param("slice", slice)
                .param("node", node.id())
                .param("epoch", node.epoch())
                .param("now", Rows.utc(now))
                .query(QueueStore::claimed)
                .list();
    }

    List<Claimed> due(Node node, Collection<RunId> runs, int rows, Instant now) {
        return db.sql(CLAIM_DUE.text())
                .param("runs", values(runs))
                .param("rows", rows)
                .param("node", node.id())
                .param("epoch", node.epoch())
                .param("now", Rows.utc(now))
                .query(QueueStore::claimed)
                .list();
    }

    List<Long> leaveOut(List<Claimed> claimed, Instant now) {
        return db.sql(LEAVE_OUT.text())
                .param(
                        "ids",
                        claimed.stream().map(one -> one.message().value()).toArray(Long[]::new))
                .param("now", Rows.utc(now))
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    void letGo(MeasureFollower.Loose loose, Instant now) {
        db.sql(LET_GO.text())
                .param("now", Rows.utc(now))
                .param("ended", loose.ended().toArray(UUID[]::new))
                .param("leftOut", loose.leftOut().toArray(UUID[]::new))
                .param("runs", loose.runs().toArray(Long[]::new))
                .update();
    }

    /** Those of a life's messages that have no result yet. */
    List<Claimed> stillClaimed(Node life, List<Long> ids) {
        return db.sql(STILL_CLAIMED.text())
                .param("ids", ids.toArray(Long[]::new))
                .param("node", life.id())
                .param("epoch", life.epoch())
                .query(QueueStore::claimed)
                .list();
    }

    boolean hasDue(Collection<RunId> runs, Instant now) {
        return db.sql(STILL_DUE.text())
                .param("runs", values(runs))
                .param("now", Rows.utc(now))
                .query(Boolean.class)
                .single();
    }

    void keepPartitions(long first, long last) {
        db.sql(PARTITIONS.text())
                .param("first", first)
                .param("last", last)
                .query((row, n) -> true)
                .single();
    }

    long closeUnconfirmed(long firstWeek, Instant before) {
        return db.sql(CLOSE_UNCONFIRMED.text())
                .param("first", firstWeek << WEEK_BITS)
                .param("before", Rows.utc(before))
                .update();
    }

    /** A run's next turn: claim what lies behind this id. */
    record Turn(AccountId account, RunId run, long after) {}

    private static Long[] values(Collection<RunId> runs) {
        return runs.stream().map(RunId::value).toArray(Long[]::new);
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        UUID list = Rows.uuidOrNull(row, "list_id");
        byte[] hash = row.getBytes("key_hash");
        String kind = row.getString("kind");
        return new Claimed(
                new MessageId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                new RunId(row.getLong("run_id")),
                contact == null ? null : new ContactId(contact),
                list == null ? null : new ListId(list),
                hash == null ? null : ByteBuffer.wrap(hash),
                row.getInt("attempt"),
                Rows.instant(row, "claimed_at"),
                kind == null ? null : Kind.valueOf(kind),
                "");
    }
}
