package com.mailflatrate.senderdomain;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of a domain's two keys signs, and which has done its turn. */
@Repository
final class KeyTurnStore {

    static final Sql DUE =
            Sql.of(
                    """
            select k.account_id, k.domain_id, n.selector
              from senderdomain.sender_keys k
              join senderdomain.sender_domains d on d.account_id = k.account_id and d.id = k.domain_id
              join senderdomain.sender_keys n on n.account_id = k.account_id and n.domain_id = k.domain_id
             where d.state = 'VERIFIED' and k.signs_since <= :signing and k.retired_at is null
               and n.signs_since is null and n.retired_at is null and n.created_at <= :published
             order by k.signs_since limit 200
            """);

    static final Sql WORN =
            Sql.of(
                    """
            select account_id, domain_id, selector from senderdomain.sender_keys
             where retired_at <= :retired order by retired_at limit 200
            """);

    static final Sql RETIRE =
            Sql.of(
                    """
            update senderdomain.sender_keys set retired_at = :now
             where account_id = :account and domain_id = :id and selector <> :selector
               and signs_since is not null and retired_at is null
            """);

    static final Sql BEGIN =
            Sql.of(
                    """
            update senderdomain.sender_keys set signs_since = :now
             where account_id = :account and domain_id = :id and selector = :selector and signs_since is null
            """);

    static final Sql RENEW =
            Sql.of(
                    """
            update senderdomain.sender_keys
               set p = :p, sealed = :sealed, created_at = :now, signs_since = null, retired_at = null
             where account_id = :account and domain_id = :id and selector = :selector and retired_at is not null
            """);

    private final JdbcClient db;

    KeyTurnStore(JdbcClient db) {
        this.db = db;
    }

    /** A key of a domain that something is to be done with. */
    record Turn(AccountId account, SenderDomainId domain, String selector) {}

    /** Keys that may sign from now on, in the place of one that has signed long enough. */
    @CrossAccount("keys turn by themselves, in every account")
    List<Turn> due(Instant signing, Instant published) {
        return db.sql(DUE.text())
                .param("signing", Rows.utc(signing))
                .param("published", Rows.utc(published))
                .query(KeyTurnStore::turn)
                .list();
    }

    /** Keys whose last signatures have expired. */
    @CrossAccount("keys turn by themselves, in every account")
    List<Turn> worn(Instant retired) {
        return db.sql(WORN.text())
                .param("retired", Rows.utc(retired))
                .query(KeyTurnStore::turn)
                .list();
    }

    void turn(AccountId account, SenderDomainId id, String selector, Instant now) {
        for (Sql step : List.of(RETIRE, BEGIN)) {
            db.sql(step.text())
                    .param("account", account.value())
                    .param("id", id.value())
                    .param("selector", selector)
                    .param("now", Rows.utc(now))
                    .update();
        }
    }

    boolean renew(
            AccountId account,
            SenderDomainId id,
            String selector,
            String p,
            byte[] sealed,
            Instant now) {
        return db.sql(RENEW.text())
                        .param("account", account.value())
                        .param("id", id.value())
                        .param("selector", selector)
                        .param("p", p)
                        .param("sealed", sealed)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static Turn turn(ResultSet row, int number) throws SQLException {
        return new Turn(
                new AccountId(row.getLong("account_id")),
                new SenderDomainId(Rows.uuid(row, "domain_id")),
                row.getString("selector"));
    }
}
