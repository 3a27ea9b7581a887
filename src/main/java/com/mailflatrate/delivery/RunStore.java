package com.mailflatrate.delivery;

import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.RunStatus.Hold;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs and their holds. */
@Repository
final class RunStore {

    static final Sql OPEN =
            Sql.of(
                    """
            insert into delivery.runs (account_id, mailing_id, campaign_id, domain_id, from_name, from_address, forward_to,
                                       list_ids, state, opened_at)
            values (:account, :mailing, :campaign, :domain, :fromName, :from, :forwardTo, :lists::uuid[], 'OPEN', :now)
            returning id
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, mailing_id, state, started_at, finished_at,
                   (select count(*) from delivery.due d
                     where d.account_id = r.account_id and d.run_id = r.id and d.measure_id is not null) as held_part
              from delivery.runs r
             where account_id = :account and id = :run
            """);

    static final Sql COUNTS =
            Sql.of(
                    """
            select state, coalesce(skip, '') as skip, count(*) as messages from delivery.messages
             where account_id = :account and run_id = :run group by 1, 2
            """);

    static final Sql HOLDS =
            Sql.of(
                    """
            select state, why, by_kind, by_id, by_name, held_at from delivery.holds
             where account_id = :account and run_id = :run order by id
            """);

    static final Sql HOLD =
            Sql.of(
                    """
            insert into delivery.holds (account_id, run_id, state, why, by_kind, by_id, by_name, held_at)
            values (:account, :run, :state, :why, :byKind, :byId, :byName, :now)
            """);

    static final Sql MOVE =
            Sql.of(
                    """
            update delivery.runs
               set state = :state, finished_at = case when :over then :now else finished_at end
             where account_id = :account and id = :run and state = any(:from)
            """);

    static final Sql DROP_REST =
            Sql.of(
                    """
            update delivery.messages set state = 6, skip = 'CANCELLED', settled_at = :now
             where account_id = :account and run_id = :run and state in (0, 3)
            """);

    static final Sql FORGET_DUE =
            Sql.of(
                    """
            delete from delivery.due where account_id = :account and run_id = :run
            """);

    static final Sql START =
            Sql.of(
                    """
            update delivery.runs
               set state = 'RUNNING', content_sha256 = :content, audience_count = :count, audience_digest = :digest,
                   confirmation = :confirmation, issued_at = :issued, expires_at = :expires, seal = :seal, started_at = :now
             where account_id = :account and id = :run and state = 'OPEN'
            """);

    static final Sql ACTIVE =
            Sql.of(
                    """
            select id from delivery.runs where account_id = :account and state in ('OPEN', 'RUNNING')
            """);

    static final Sql LAST_HELD_BY =
            Sql.of(
                    """
            select r.id from delivery.runs r
             where r.account_id = :account and r.state = 'HELD'
               and (select h.why from delivery.holds h where h.account_id = r.account_id and h.run_id = r.id
                     order by h.id desc limit 1) = :why
            """);

    private final JdbcClient db;

    RunStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * A run as stored.
     *
     * @param heldPart deferred messages that a measure holds back
     */
    record Row(
            RunId run,
            MailingId mailingId,
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long heldPart) {}

    /** How many messages are in a state. */
    record Count(int state, String skip, long messages) {}

    /** What would go on sending. */
    List<RunId> running(AccountId account) {
        return db.sql(ACTIVE.text())
                .param("account", account.value())
                .query((row, n) -> new RunId(row.getLong("id")))
                .list();
    }

    /** What is held, last of all for this reason. */
    List<RunId> lastHeldBy(AccountId account, String why) {
        return db.sql(LAST_HELD_BY.text())
                .param("account", account.value())
                .param("why", why)
                .query((row, n) -> new RunId(row.getLong("id")))
                .list();
    }

    RunId open(AccountId account, RunDraft draft, Instant now) {
        return new RunId(
                db.sql(OPEN.text())
                        .param("account", account.value())
                        .param("mailing", draft.mailingId().value())
                        .param("campaign", draft.campaign().value())
                        .param("domain", draft.domain().value())
                        .param("fromName", draft.fromName())
                        .param("from", draft.from().full())
                        .param(
                                "forwardTo",
                                draft.forwardTo() == null ? null : draft.forwardTo().full())
                        .param(
                                "lists",
                                draft.lists().stream().map(Object::toString).toArray(String[]::new))
                        .param("now", Rows.utc(now))
                        .query(Long.class)
                        .single());
    }

    Optional<Row> find(AccountId account, RunId run) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, n) ->
                                new Row(
                                        new RunId(row.getLong("id")),
                                        new MailingId(row.getString("mailing_id")),
                                        State.valueOf(row.getString("state")),
                                        Rows.instantOrNull(row, "started_at"),
                                        Rows.instantOrNull(row, "finished_at"),
                                        row.getLong("held_part")))
                .optional();
    }

    List<Count> counts(AccountId account, RunId run) {
        return db.sql(COUNTS.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        (row, n) ->
                                new Count(
                                        row.getInt("state"),
                                        row.getString("skip"),
                                        row.getLong("messages")))
                .list();
    }

    List<Hold> holds(AccountId account, RunId run) {
        return db.sql(HOLDS.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(RunStore::hold)
                .list();
    }

    void hold(AccountId account, RunId run, State state, String why, Actor by, Instant now) {
        db.sql(HOLD.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("state", state.name())
                .param("why", why)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    boolean move(AccountId account, RunId run, Collection<State> from, State to, Instant now) {
        return db.sql(MOVE.text())
                        .param("account", account.value())
                        .param("run", run.value())
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .param("state", to.name())
                        .param("over", to == State.FINISHED || to == State.CANCELLED)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    void dropRest(AccountId account, RunId run, Instant now) {
        db.sql(DROP_REST.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("now", Rows.utc(now))
                .update();
        db.sql(FORGET_DUE.text())
                .param("account", account.value())
                .param("run", run.value())
                .update();
    }

    boolean start(AccountId account, Clearance clearance, Instant now) {
        return db.sql(START.text())
                        .param("account", account.value())
                        .param("run", clearance.run().value())
                        .param("content", clearance.contentSha256())
                        .param("count", clearance.audienceCount())
                        .param("digest", clearance.audienceDigest())
                        .param("confirmation", clearance.confirmation())
                        .param("issued", Rows.utc(clearance.issuedAt()))
                        .param("expires", Rows.utc(clearance.expiresAt()))
                        .param("seal", clearance.seal())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        @Nullable UUID by = Rows.uuidOrNull(row, "by_id");
        return new Hold(
                State.valueOf(row.getString("state")),
                row.getString("why"),
                new Actor(
                        Actor.Kind.valueOf(row.getString("by_kind")), by, row.getString("by_name")),
                Rows.instant(row, "held_at"));
    }
}
