package com.mailflatrate.ledger.blocked;

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

/** Blocked facts by the functions that alone may touch them, and who opened them. */
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
            select event_id, salt, body, until_at from ledger.read_blocked(:account, :opening, :now)
            """);
    static final Sql FORGET = Sql.of("select ledger.forget_blocked(:now)");
    static final Sql ASK =
            Sql.of(
                    """
            insert into ledger.openings (account_id, id, subject, reason, asked_by, asked_name, asked_at)
            values (:account, :id, :subject, :reason, :by, :name, :now)
            """);
    static final Sql AGREE =
            Sql.of(
                    """
            update ledger.openings set agreed_by = :by, agreed_name = :name, agreed_at = :now
             where account_id = :account and id = :id and agreed_by is null
            """);
    static final Sql FIND = Sql.of("select * from ledger.openings where id = :id");

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
                                        row.getBytes("salt"),
                                        row.getString("body"),
                                        Rows.instant(row, "until_at")))
                .list();
    }

    @CrossAccount("what is too old is too old for everybody")
    long forget(Instant now) {
        return db.sql(FORGET.text()).param("now", Rows.utc(now)).query(Long.class).single();
    }

    void ask(AccountId account, Opening opening, byte[] subject) {
        db.sql(ASK.text())
                .param("account", account.value())
                .param("id", opening.id())
                .param("subject", subject)
                .param("reason", opening.reason())
                .param("by", opening.askedBy())
                .param("name", opening.askedName())
                .param("now", Rows.utc(opening.askedAt()))
                .update();
    }

    void agree(AccountId account, UUID id, UUID by, String name, Instant now) {
        db.sql(AGREE.text())
                .param("account", account.value())
                .param("id", id)
                .param("by", by)
                .param("name", name)
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("the operator's second person knows the number only")
    Optional<Opening> find(UUID id) {
        return db.sql(FIND.text())
                .param("id", id)
                .query(
                        (row, n) ->
                                new Opening(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "id"),
                                        row.getString("reason"),
                                        Rows.uuid(row, "asked_by"),
                                        row.getString("asked_name"),
                                        Rows.instant(row, "asked_at"),
                                        row.getString("agreed_name"),
                                        Rows.instantOrNull(row, "agreed_at")))
                .optional();
    }
}
