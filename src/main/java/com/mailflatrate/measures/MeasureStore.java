package com.mailflatrate.measures;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.transport.shaping.Brake;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Step;
import com.mailflatrate.transport.shaping.Step.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures, and which mailings they touch. */
@Repository
@CrossAccount("a site is the same for all accounts")
final class MeasureStore {

    static final Sql BEGIN =
            Sql.of(
                    """
            insert into measures.measures (id, rule, scope, site, source, account_id, run_id, connections, per_minute,
                                           words, began_at, until_at)
            values (:id, left(:rule, 60), :scope, :site, left(:source, 300), nullif(:account, 0), nullif(:run, 0),
                    :connections, :perMinute, left(:words, 500), :now, :until)
            on conflict do nothing
            """);

    static final Sql TOUCH =
            Sql.of(
                    """
            insert into measures.touched (account_id, run_id, measure_id, rule, scope, site, words, began_at, until_at, lifted_at)
            select :account, :run, id, rule, scope, site, words, began_at, until_at, lifted_at
              from measures.measures
             where id = :id and account_id = :account and (run_id is null or run_id = :run)
            on conflict do nothing
            """);

    static final Sql TOUCH_BY_SITE =
            Sql.of(
                    """
            insert into measures.touched (account_id, run_id, measure_id, rule, scope, site, words, began_at, until_at)
            select :account, :run, id, rule, scope, site, '', began_at, until_at
              from measures.measures
             where scope = 'SITE' and site = :site and lifted_at is null and (until_at is null or until_at > :now)
            on conflict do nothing
            """);

    static final Sql LIFT =
            Sql.of(
                    """
            update measures.measures
               set lifted_at = :now, note = left(:note, 500), by_kind = :byKind, by_id = :byId, by_name = :byName
             where id = :id and lifted_at is null and (until_at is null or until_at > :now)
            """);

    static final Sql TELL_TOUCHED =
            Sql.of(
                    """
            update measures.touched set lifted_at = :now where measure_id = :id
            """);

    static final Sql PAGE =
            Sql.of(
                    """
            select id, rule, scope, site, source, account_id, run_id, connections, per_minute, words, began_at, until_at,
                   lifted_at, by_name, note
              from measures.measures
             where id < :before
               and (not :open or lifted_at is null and (until_at is null or until_at > :now))
             order by id desc limit :rows
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, rule, scope, site, source, account_id, run_id, connections, per_minute, words, began_at, until_at,
                   lifted_at, by_name, note
              from measures.measures where id = :id
            """);

    static final Sql IN_FORCE =
            Sql.of(
                    """
            select id, rule, scope, site, source, account_id, run_id, connections, per_minute, words, began_at, until_at,
                   lifted_at, by_name, note
              from measures.measures
             where lifted_at is null and (until_at is null or until_at > :now) and scope = 'SITE'
             order by id limit 10000
            """);

    static final Sql BRAKES =
            Sql.of(
                    """
            select m.id, m.site, m.account_id, coalesce(m.run_id, 0) as run_id, m.until_at,
                   array(select t.run_id from measures.touched t
                          where t.measure_id = m.id and t.account_id = m.account_id and t.left_out_at is not null) as left_out
              from measures.measures m
             where m.lifted_at is null and (m.until_at is null or m.until_at > :now) and m.scope <> 'SITE'
               and m.began_at > :oldest
             order by m.id desc limit 10000
            """);

    /** No mail waits longer than this, whatever holds it. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final JdbcClient db;

    MeasureStore(JdbcClient db) {
        this.db = db;
    }

    void begin(Step step, Instant now) {
        db.sql(BEGIN.text())
                .param("id", step.id())
                .param("rule", step.rule())
                .param("scope", step.scope().name())
                .param("site", step.site())
                .param("source", step.source())
                .param("account", step.account())
                .param("run", step.run())
                .param("connections", step.limit().connections())
                .param("perMinute", step.limit().perMinute())
                .param("words", step.words())
                .param("now", Rows.utc(now))
                .param("until", step.lasts() == null ? null : Rows.utc(now.plus(step.lasts())))
                .update();
    }

    void touch(AccountId account, RunId run, UUID measure) {
        db.sql(TOUCH.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("id", measure)
                .update();
    }

    void touchBySite(AccountId account, RunId run, String site, Instant now) {
        db.sql(TOUCH_BY_SITE.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("site", site)
                .param("now", Rows.utc(now))
                .update();
    }

    boolean lift(UUID id, String note, Actor by, Instant now) {
        return db.sql(LIFT.text())
                        .param("id", id)
                        .param("note", note)
                        .param("byKind", by.kind().name())
                        .param("byId", by.id())
                        .param("byName", by.name())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    void tellTouched(UUID id, Instant now) {
        db.sql(TELL_TOUCHED.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    List<Measure> page(boolean open, Instant now, UUID before, int rows) {
        return db.sql(PAGE.text())
                .param("before", before)
                .param("open", open)
                .param("now", Rows.utc(now))
                .param("rows", rows)
                .query((row, n) -> measure(row))
                .list();
    }

    Optional<Measure> find(UUID id) {
        return db.sql(FIND.text()).param("id", id).query((row, n) -> measure(row)).optional();
    }

    /** Those about a site as a whole. */
    List<Measure> inForce(Instant now) {
        return db.sql(IN_FORCE.text())
                .param("now", Rows.utc(now))
                .query((row, n) -> measure(row))
                .list();
    }

    /** Those about an account's or a mailing's mail. */
    List<Brake> brakes(Instant now) {
        return db.sql(BRAKES.text())
                .param("now", Rows.utc(now))
                .param("oldest", Rows.utc(now.minus(LONGEST)))
                .query(
                        (row, n) ->
                                new Brake(
                                        Rows.uuid(row, "id"),
                                        row.getString("site"),
                                        row.getLong("account_id"),
                                        row.getLong("run_id"),
                                        Rows.instantOrNull(row, "until_at"),
                                        runs(row)))
                .list();
    }

    private static Set<Long> runs(ResultSet row) throws SQLException {
        return Arrays.stream((Long[]) row.getArray("left_out").getArray())
                .collect(Collectors.toSet());
    }

    private static Measure measure(ResultSet row) throws SQLException {
        long account = row.getLong("account_id");
        long run = row.getLong("run_id");
        return new Measure(
                Rows.uuid(row, "id"),
                row.getString("rule"),
                Scope.valueOf(row.getString("scope")),
                row.getString("site"),
                row.getString("source"),
                account == 0 ? null : new AccountId(account),
                run == 0 ? null : new RunId(run),
                new Limit(row.getInt("connections"), row.getInt("per_minute")),
                row.getString("words"),
                Rows.instant(row, "began_at"),
                Rows.instantOrNull(row, "until_at"),
                Rows.instantOrNull(row, "lifted_at"),
                row.getString("by_name"),
                row.getString("note"));
    }
}
