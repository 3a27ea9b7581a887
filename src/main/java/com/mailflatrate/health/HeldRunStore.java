package com.mailflatrate.health;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Held runs with their last stop. */
@Repository
@CrossAccount("the operator looks at what stands still, whoever's it is")
final class HeldRunStore {

    private static final String LAST_STOP =
            """
            select r.account_id, r.run_id, r.mailing_id, h.why, h.by_name, h.held_at
              from delivery.v_runs r
             cross join lateral (
                   select why, by_name, held_at from delivery.v_holds
                    where account_id = r.account_id and run_id = r.run_id and state = 'HELD'
                    order by hold_id desc limit 1) h
             where r.state = 'HELD'
            """;

    static final Sql PAGE =
            Sql.of(LAST_STOP + " and r.run_id < :before order by r.run_id desc limit :rows");

    static final Sql FIND = Sql.of(LAST_STOP + " and r.mailing_id = :mailing");

    static final Sql COUNT = Sql.of("select count(*) from delivery.v_runs where state = 'HELD'");

    private final JdbcClient db;

    HeldRunStore(JdbcClient db) {
        this.db = db;
    }

    List<HeldRun> page(long before, int rows) {
        return db.sql(PAGE.text())
                .param("before", before)
                .param("rows", rows)
                .query(HeldRunStore::run)
                .list();
    }

    Optional<HeldRun> find(MailingId id) {
        return db.sql(FIND.text()).param("mailing", id.value()).query(HeldRunStore::run).optional();
    }

    long count() {
        return db.sql(COUNT.text()).query(Long.class).single();
    }

    private static HeldRun run(ResultSet row, int number) throws SQLException {
        return new HeldRun(
                new AccountId(row.getLong("account_id")),
                new RunId(row.getLong("run_id")),
                new MailingId(row.getString("mailing_id")),
                row.getString("why"),
                row.getString("by_name"),
                Rows.instant(row, "held_at"));
    }
}
