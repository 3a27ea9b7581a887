package com.mailflatrate.ledger.witness;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code ledger.witnesses}. */
@Repository
final class WitnessStore {

    static final Sql WAITING =
            Sql.of(
                    """
            with recursive ids (id) as (
                select min(account_id) from ledger.events
                union all
                select (select min(e.account_id) from ledger.events e where e.account_id > ids.id) from ids
                 where ids.id is not null)
            select id from ids
             where id is not null
               and not exists (select from ledger.witnesses w where w.account_id = id and w.month = :month)
               and exists (select from ledger.events e where e.account_id = ids.id and e.at < :begin)
             limit :rows
            """);
    static final Sql TOLD =
            Sql.of(
                    """
            insert into ledger.witnesses (account_id, month, checkpoint, told_at)
            values (:account, :month, :checkpoint, :now)
                on conflict do nothing
            """);

    private final JdbcClient db;

    WitnessStore(JdbcClient db) {
        this.db = db;
    }

    @CrossAccount("every account is a witness")
    List<AccountId> waiting(LocalDate month, int rows) {
        return db.sql(WAITING.text())
                .param("month", month)
                .param("begin", month.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("rows", rows)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    boolean told(AccountId account, LocalDate month, long checkpoint, Instant now) {
        return db.sql(TOLD.text())
                        .param("account", account.value())
                        .param("month", month)
                        .param("checkpoint", checkpoint)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }
}
