package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.queue.NodeStore.Node;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes results down in batches: each only over the claim it belongs to, so that twice is once.
 */
@Repository
@CrossAccount("the queue serves all accounts in turn")
final class ResultStore {

    static final Sql SETTLE =
            Sql.of(
                    """
            update delivery.messages m
               set state = r.state, skip = r.skip, settled_at = r.at,
                   attempt = case when r.told then m.attempt else m.attempt - 1 end
              from unnest(:ids::bigint[], :epochs::bigint[], :attempts::int[], :states::int[], :skips::text[],
                          :ats::timestamptz[], :tolds::boolean[])
                as r (id, epoch, attempt, state, skip, at, told)
             where m.id = r.id and m.state = 1 and m.epoch = r.epoch and m.attempt = r.attempt and m.node = :node
            """);

    static final Sql EVENTS =
            Sql.of(
                    """
            insert into delivery.events (account_id, message_id, run_id, state, attempt, phase, code, enhanced, reply, host, at)
            select * from unnest(:accounts::bigint[], :ids::bigint[], :runs::bigint[], :states::int[], :attempts::int[],
                                 :phases::text[], :codes::int[], :enhanced::text[], :replies::text[], :hosts::text[],
                                 :ats::timestamptz[])
            """);

    static final Sql PUT_OFF =
            Sql.of(
                    """
            insert into delivery.due (account_id, message_id, run_id, due_at, measure_id)
            select * from unnest(:accounts::bigint[], :ids::bigint[], :runs::bigint[], :dues::timestamptz[], :measures::uuid[])
            on conflict (account_id, message_id) do update
               set due_at = excluded.due_at, node = null, measure_id = excluded.measure_id
            """);

    /** What comes back unsent from a mailing that was cancelled meanwhile stays here for good. */
    static final Sql DROP_CANCELLED =
            Sql.of(
                    """
            update delivery.messages m set state = 6, skip = 'CANCELLED', settled_at = :now
              from delivery.runs r
             where m.id = any(:ids) and m.state in (0, 3)
               and r.account_id = m.account_id and r.id = m.run_id and r.state = 'CANCELLED'
            returning m.id
            """);

    static final Sql DONE =
            Sql.of(
                    """
            delete from delivery.due where message_id = any(:ids)
            """);

    static final Sql GIVE_BACK =
            Sql.of(
                    """
            update delivery.due set node = null where message_id = any(:ids)
            """);

    private final JdbcClient db;
    private final NodeStore nodes;

    ResultStore(JdbcClient db, NodeStore nodes) {
        this.db = db;
        this.nodes = nodes;
    }

    long write(Node node, List<Result> results) {
        long number = nodes.flush(node);
        settle(node, results);
        events(results.stream().filter(Result::told).toList());
        putOff(results.stream().filter(result -> result.due() != null).toList());
        Long[] back =
                ids(results.stream().filter(result -> result.state() == State.READY).toList());
        Long[] done =
                ids(
                        results.stream()
                                .filter(
                                        result ->
                                                result.state() != State.READY
                                                        && result.due() == null)
                                .toList());
        Long[] open =
                results.stream()
                        .filter(one -> one.state() == State.READY || one.due() != null)
                        .filter(one -> !one.claimed().isLetter())
                        .map(one -> one.claimed().message().value())
                        .toArray(Long[]::new);
        if (open.length > 0) {
            dropCancelled(open, results.getLast().at());
        }
        if (back.length > 0) {
            db.sql(GIVE_BACK.text()).param("ids", back).update();
        }
        if (done.length > 0) {
            db.sql(DONE.text()).param("ids", done).update();
        }
        return number;
    }

    private void dropCancelled(Long[] open, Instant now) {
        List<Long> dropped =
                db.sql(DROP_CANCELLED.text())
                        .param("ids", open)
                        .param("now", Rows.utc(now))
                        .query((row, n) -> row.getLong("id"))
                        .list();
        if (!dropped.isEmpty()) {
            db.sql(DONE.text()).param("ids", dropped.toArray(Long[]::new)).update();
        }
    }

    private void settle(Node node, List<Result> results) {
        db.sql(SETTLE.text())
                .param("ids", ids(results))
                .param("epochs", results.stream().map(result -> node.epoch()).toArray(Long[]::new))
                .param("attempts", ints(results, result -> result.claimed().attempt()))
                .param("states", ints(results, result -> result.state().ordinal()))
                .param("skips", texts(results, Result::skip))
                .param("ats", texts(results, result -> result.at().toString()))
                .param("tolds", results.stream().map(Result::told).toArray(Boolean[]::new))
                .param("node", node.id())
                .update();
    }

    private void events(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        db.sql(EVENTS.text())
                .param("accounts", accounts(results))
                .param("ids", ids(results))
                .param("runs", runs(results))
                .param("states", ints(results, result -> result.state().ordinal()))
                .param("attempts", ints(results, result -> result.claimed().attempt()))
                .param("phases", texts(results, result -> result.phase().name()))
                .param("codes", ints(results, result -> result.reply().code()))
                .param("enhanced", texts(results, result -> result.reply().enhanced()))
                .param("replies", texts(results, result -> result.reply().text()))
                .param("hosts", texts(results, Result::host))
                .param("ats", texts(results, result -> result.at().toString()))
                .update();
    }

    private void putOff(List<Result> results) {
        if (!results.isEmpty()) {
            db.sql(PUT_OFF.text())
                    .param("accounts", accounts(results))
                    .param("ids", ids(results))
                    .param("runs", runs(results))
                    .param("dues", texts(results, result -> String.valueOf(result.due())))
                    .param("measures", texts(results, result -> id(result.measure())))
                    .update();
        }
    }

    private static Long[] ids(List<Result> results) {
        return results.stream()
                .map(result -> result.claimed().message().value())
                .toArray(Long[]::new);
    }

    private static Long[] accounts(List<Result> results) {
        return results.stream()
                .map(result -> result.claimed().account().value())
                .toArray(Long[]::new);
    }

    private static Long[] runs(List<Result> results) {
        return results.stream().map(result -> result.claimed().run().value()).toArray(Long[]::new);
    }

    private static Integer[] ints(List<Result> results, Function<Result, Integer> value) {
        return results.stream().map(value).toArray(Integer[]::new);
    }

    private static @Nullable String id(@Nullable UUID measure) {
        return measure == null ? null : measure.toString();
    }

    private static @Nullable String[] texts(List<Result> results, Text value) {
        @Nullable String[] texts = new @Nullable String[results.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.of(results.get(i));
        }
        return texts;
    }

    private interface Text {
        @Nullable String of(Result result);
    }
}
