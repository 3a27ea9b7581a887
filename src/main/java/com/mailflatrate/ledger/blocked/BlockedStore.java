package com.mailflatrate.ledger.blocked;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.ledger.EventKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Blocked facts by the functions that alone may touch them. */
@Repository
final class BlockedStore {

    static final Sql BLOCK =
            Sql.of(
                    """
            select ledger.block_facts(:account, cast(:ids as uuid[]), :subject, :now, :until)
            """);
    static final Sql BLOCK_ROW =
            Sql.of(
                    """
            select 1 from (select ledger.block_row(:account, :event, :subject, :salt, :body, :now, :until)) blocked
            """);
    static final Sql READ =
            Sql.of(
                    """
            select b.event_id, e.kind, e.at, b.salt, b.body, b.until_at
              from ledger.read_blocked(:account, :opening, :now) b
              join ledger.events e on e.account_id = :account and e.id = b.event_id
             order by e.at, b.event_id
            """);
    static final Sql FORGET = Sql.of("select ledger.forget_blocked(:now, :held)");
    private final JdbcClient db;

    BlockedStore(JdbcClient db) {
        this.db = db;
    }

    long block(AccountId account, List<UUID> entries, byte[] subject, Instant now, Instant until) {
        return db.sql(BLOCK.text())
                .param("account", account.value())
                .param("ids", entries.stream().map(UUID::toString).toArray(String[]::new))
                .param("subject", subject)
                .param("now", Rows.utc(now))
                .param("until", Rows.utc(until))
                .query(Long.class)
                .single();
    }

    void row(AccountId account, byte[] subject, BlockedRow row, Instant now, Instant until) {
        db.sql(BLOCK_ROW.text())
                .param("account", account.value())
                .param("event", row.event())
                .param("subject", subject)
                .param("salt", row.salt())
                .param("body", row.body())
                .param("now", Rows.utc(now))
                .param("until", Rows.utc(until))
                .query(Integer.class)
                .single();
    }

    List<BlockedFact> read(AccountId account, UUID opening, Instant now) {
        return db.sql(READ.text())
                .param("account", account.value())
                .param("opening", opening)
                .param("now", Rows.utc(now))
                .query(
                        (row, n) ->
                                new BlockedFact(
                                        Rows.uuid(row, "event_id"),
                                        EventKind.valueOf(row.getString("kind")),
                                        Rows.instant(row, "at"),
                                        row.getBytes("salt"),
                                        row.getString("body"),
                                        Rows.instant(row, "until_at")))
                .list();
    }

    @CrossAccount("what is too old is too old for everybody")
    long forget(Instant now, Long[] held) {
        return db.sql(FORGET.text())
                .param("now", Rows.utc(now))
                .param("held", held)
                .query(Long.class)
                .single();
    }
}
