package com.mailflatrate.delivery;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Standstills.Standstill;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stops over everything. */
@Repository
@CrossAccount("a standstill is everybody's")
final class StandstillStore {

    static final Sql CURRENT =
            Sql.of(
                    """
            select why, began_at, ended_at from delivery.standstills where ended_at is null
            """);

    static final Sql BEGIN =
            Sql.of(
                    """
            insert into delivery.standstills (why, began_at) values (:why, :now) on conflict do nothing
            """);

    static final Sql END =
            Sql.of(
                    """
            update delivery.standstills
               set ended_at = :now, note = :note, by_kind = :byKind, by_id = :byId, by_name = :byName
             where ended_at is null
            """);

    static final Sql RUNNING =
            Sql.of(
                    """
            select account_id, id from delivery.runs where state = 'RUNNING' order by id
            """);

    static final Sql HELD_BY =
            Sql.of(
                    """
            select r.account_id, r.id from delivery.runs r
             where r.state = 'HELD'
               and (select h.why from delivery.holds h where h.account_id = r.account_id and h.run_id = r.id
                     order by h.id desc limit 1) = :why
             order by r.id
            """);

    private final JdbcClient db;

    StandstillStore(JdbcClient db) {
        this.db = db;
    }

    /** A run of an account. */
    record Held(AccountId account, RunId run) {}

    Optional<Standstill> current() {
        return db.sql(CURRENT.text())
                .query(
                        (row, n) ->
                                new Standstill(
                                        row.getString("why"),
                                        Rows.instant(row, "began_at"),
                                        Rows.instantOrNull(row, "ended_at")))
                .optional();
    }

    void begin(String why, Instant now) {
        db.sql(BEGIN.text()).param("why", why).param("now", Rows.utc(now)).update();
    }

    void end(String note, Actor by, Instant now) {
        db.sql(END.text())
                .param("now", Rows.utc(now))
                .param("note", note)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .update();
    }

    List<Held> running() {
        return db.sql(RUNNING.text()).query(StandstillStore::held).list();
    }

    List<Held> heldBy(String why) {
        return db.sql(HELD_BY.text()).param("why", why).query(StandstillStore::held).list();
    }

    private static Held held(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Held(new AccountId(row.getLong("account_id")), new RunId(row.getLong("id")));
    }
}
