package com.mailflatrate.imports.risk;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code imports.prints}: what a file reminds us of. */
@Repository
final class PrintStore {

    static final Sql REMEMBER =
            Sql.of(
                    """
            insert into imports.prints (account_id, import_id, hash, sixteenth)
            select account_id, import_id, hash, get_byte(hash, 31) % 16 = 0 from imports.rows
             where account_id = :account and import_id = :batch and hash is not null
               and (:whole or get_byte(hash, 31) % 16 = 0)
             order by hash
            on conflict do nothing
            """);

    /** Files of the account that share half of these addresses, or are this file once more. */
    static final Sql ALIKE =
            Sql.of(
                    """
            with mine as (
                select hash, sixteenth from imports.prints where account_id = :account and import_id = :batch),
            same as (
                select p.import_id, count(*) as n, count(*) filter (where p.sixteenth) as n16
                  from mine join imports.prints p on p.hash = mine.hash
                 where p.account_id = :account and p.import_id <> :batch group by 1)
            select i.number, i.began_dry, i.total,
                   coalesce((i.by_reason->>'ROLE_ADDRESS')::bigint, 0)
                   + coalesce((i.by_reason->>'ROLE_LOOKALIKE')::bigint, 0) as roles,
                   coalesce((i.by_reason->>'INVALID_ADDRESS')::bigint, 0) as invalid
              from imports.imports i
              join imports.imports me on me.account_id = :account and me.id = :batch
              join imports.uploads u on u.account_id = :account and u.id = i.upload_id
              join imports.uploads mu on mu.account_id = :account and mu.id = me.upload_id
              left join same s on s.import_id = i.id
             where i.account_id = :account and i.id <> :batch and i.number < me.number
               and (u.sha256 = mu.sha256
                    or case when i.total > :whole or me.total > :whole
                            then s.n16 >= 5 and s.n16 * 2 >= (select count(*) from mine where sixteenth)
                            else s.n >= 5 and s.n * 2 >= (select count(*) from mine) end)
             order by i.number desc limit 50
            """);

    static final Sql ELSEWHERE =
            Sql.of(
                    """
            with mine as (
                select hash, sixteenth from imports.prints where account_id = :account and import_id = :batch),
            hits as (
                select mine.hash, mine.sixteenth, p.account_id
                  from mine join imports.prints p on p.hash = mine.hash
                 where p.account_id <> :account),
            shared as (select distinct hash, sixteenth from hits)
            select (select count(*) from shared) as n, (select count(*) from shared where sixteenth) as n16,
                   (select count(*) from mine) as mine, (select count(*) from mine where sixteenth) as mine16,
                   (select count(distinct account_id) from hits) as accounts
            """);

    private final JdbcClient db;

    PrintStore(JdbcClient db) {
        this.db = db;
    }

    void remember(AccountId account, ImportId batch, boolean whole) {
        in(REMEMBER, account, batch).param("whole", whole).update();
    }

    List<Alike> alike(AccountId account, ImportId batch, long whole) {
        return in(ALIKE, account, batch)
                .param("whole", whole)
                .query(
                        (row, n) ->
                                new Alike(
                                        row.getLong("number"),
                                        row.getBoolean("began_dry"),
                                        row.getLong("total"),
                                        row.getLong("roles"),
                                        row.getLong("invalid")))
                .list();
    }

    /** Of all addresses where these were kept whole, of a sixteenth of them else. */
    @CrossAccount("one file at two accounts; only counts come back")
    Optional<Elsewhere> elsewhere(AccountId account, ImportId batch) {
        return in(ELSEWHERE, account, batch)
                .query(
                        (row, n) -> {
                            long rows = row.getLong("n");
                            long sixteenths = row.getLong("n16");
                            boolean others = rows > sixteenths;
                            return new Elsewhere(
                                    others ? rows : sixteenths * 16,
                                    others ? row.getLong("mine") : row.getLong("mine16") * 16,
                                    row.getLong("accounts"));
                        })
                .optional();
    }

    private JdbcClient.StatementSpec in(Sql statement, AccountId account, ImportId batch) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("batch", batch.value());
    }
}
