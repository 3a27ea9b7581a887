package com.mailflatrate.vetting;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suspensions and their end. */
@Component
final class SuspensionStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into vetting.suspensions (account_id, id, scope, facts, clause, automated, deceptive_bulk, at, by_kind, by_id, by_name)
            values (:account, :id, :scope, :facts, :clause, :automated, :deceptiveBulk, :now, :byKind, :byId, :byName)""");

    static final Sql LAST =
            Sql.of(
                    """
            select * from vetting.suspensions where account_id = :account and lifted_at is null
             order by id desc limit 1""");

    static final Sql LIFT =
            Sql.of(
                    """
            update vetting.suspensions set lifted_at = :now, lifted_by = :by
             where account_id = :account and lifted_at is null""");

    private final JdbcClient jdbc;

    SuspensionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, Suspension suspension) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", suspension.id())
                .param("scope", suspension.scope())
                .param("facts", suspension.facts())
                .param("clause", suspension.clause())
                .param("automated", suspension.automated())
                .param("deceptiveBulk", suspension.deceptiveBulk())
                .param("now", Rows.utc(suspension.at()))
                .param("byKind", suspension.by().kind().name().toLowerCase(Locale.ROOT))
                .param("byId", suspension.by().id())
                .param("byName", suspension.by().name())
                .update();
    }

    Optional<Suspension> last(AccountId account) {
        return jdbc.sql(LAST.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Suspension(
                                        Rows.uuid(row, "id"),
                                        row.getString("scope"),
                                        row.getString("facts"),
                                        row.getString("clause"),
                                        row.getBoolean("automated"),
                                        row.getBoolean("deceptive_bulk"),
                                        Rows.instant(row, "at"),
                                        Rows.actor(row),
                                        Rows.instantOrNull(row, "lifted_at")))
                .optional();
    }

    void lift(AccountId account, Actor by, Instant now) {
        jdbc.sql(LIFT.text())
                .param("account", account.value())
                .param("by", by.name())
                .param("now", Rows.utc(now))
                .update();
    }
}
