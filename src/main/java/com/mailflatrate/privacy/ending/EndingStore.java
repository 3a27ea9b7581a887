package com.mailflatrate.privacy.ending;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.privacy.ending.Ending.Deletion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code privacy.endings} and {@code privacy.deletions}. */
@Repository
final class EndingStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into privacy.endings (account_id, ended_at, delete_after, why, by_kind, by_id, by_name)
            values (:account, :endedAt, :deleteAfter, :why, :byKind, :byId, :byName)
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select account_id, ended_at, delete_after, why, by_kind, by_id, by_name, deleted_at
              from privacy.endings where account_id = :account
            """);
    static final Sql TAKE_BACK =
            Sql.of(
                    """
            delete from privacy.endings
             where account_id = :account and deleted_at is null and delete_after > :now
               and not exists (select from privacy.deletions d where d.account_id = :account)
            """);
    static final Sql DUE =
            Sql.of(
                    """
            select account_id, ended_at, delete_after, why, by_kind, by_id, by_name, deleted_at
              from privacy.endings where deleted_at is null and delete_after <= :now order by delete_after limit 20
            """);
    static final Sql NEWEST =
            Sql.of(
                    """
            select account_id, ended_at, delete_after, why, by_kind, by_id, by_name, deleted_at
              from privacy.endings order by ended_at desc limit :limit
            """);
    static final Sql DELETED =
            Sql.of(
                    """
            insert into privacy.deletions (account_id, table_name, deleted, stays, done_at)
            values (:account, :table, :deleted, :stays, :now)
                on conflict (account_id, table_name) do update
                   set deleted = deletions.deleted + excluded.deleted, done_at = excluded.done_at
            """);
    static final Sql CERTIFICATE =
            Sql.of(
                    """
            select table_name, deleted, stays from privacy.deletions where account_id = :account order by table_name
            """);
    static final Sql FINISH =
            Sql.of(
                    "update privacy.endings set deleted_at = :now where account_id = :account and deleted_at is null");

    private final JdbcClient db;

    EndingStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, Ending ending) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("endedAt", Rows.utc(ending.endedAt()))
                .param("deleteAfter", Rows.utc(ending.deleteAfter()))
                .param("why", ending.why())
                .param("byKind", ending.by().kind().name())
                .param("byId", ending.by().id())
                .param("byName", ending.by().name())
                .update();
    }

    Optional<Ending> find(AccountId account) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .query(EndingStore::row)
                .optional();
    }

    boolean takeBack(AccountId account, Instant now) {
        return db.sql(TAKE_BACK.text())
                        .param("account", account.value())
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    @CrossAccount("the job works for all of them")
    List<Ending> due(Instant now) {
        return db.sql(DUE.text()).param("now", Rows.utc(now)).query(EndingStore::row).list();
    }

    @CrossAccount("the operator's list")
    List<Ending> newest(int limit) {
        return db.sql(NEWEST.text()).param("limit", limit).query(EndingStore::row).list();
    }

    void deleted(AccountId account, Deletion one, Instant now) {
        db.sql(DELETED.text())
                .param("account", account.value())
                .param("table", one.table())
                .param("deleted", one.deleted())
                .param("stays", one.stays())
                .param("now", Rows.utc(now))
                .update();
    }

    List<Deletion> certificate(AccountId account) {
        return db.sql(CERTIFICATE.text())
                .param("account", account.value())
                .query(
                        (row, n) ->
                                new Deletion(
                                        row.getString("table_name"),
                                        row.getLong("deleted"),
                                        row.getString("stays")))
                .list();
    }

    boolean finish(AccountId account, Instant now) {
        return db.sql(FINISH.text())
                        .param("account", account.value())
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    private static Ending row(ResultSet row, int n) throws SQLException {
        return new Ending(
                new AccountId(row.getLong("account_id")),
                Rows.instant(row, "ended_at"),
                Rows.instant(row, "delete_after"),
                row.getString("why"),
                Rows.actor(row),
                Rows.instantOrNull(row, "deleted_at"),
                List.of());
    }
}
