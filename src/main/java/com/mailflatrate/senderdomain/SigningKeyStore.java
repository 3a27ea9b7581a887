package com.mailflatrate.senderdomain;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of sender domains, private halves sealed. */
@Repository
final class SigningKeyStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into senderdomain.sender_keys (account_id, domain_id, selector, p, sealed, created_at, signs_since)
            values (:account, :id, :selector, :p, :sealed, :now, case when :signs then cast(:now as timestamptz) end)
            """);

    static final Sql PUBLIC =
            Sql.of(
                    """
            select selector, p from senderdomain.sender_keys where account_id = :account and domain_id = :id order by selector
            """);

    static final Sql SEALED =
            Sql.of(
                    """
            select d.domain, k.selector, k.p, k.sealed
              from senderdomain.sender_keys k
              join senderdomain.sender_domains d on d.account_id = k.account_id and d.id = k.domain_id
             where k.account_id = :account and k.domain_id = :id
             order by k.retired_at is not null, k.signs_since desc nulls last, k.selector limit 1
            """);

    private final JdbcClient db;

    SigningKeyStore(JdbcClient db) {
        this.db = db;
    }

    /** A key that signs. */
    record Signing(String domain, String selector, String p, byte[] sealed) {}

    void insert(
            AccountId account,
            SenderDomainId id,
            String selector,
            String p,
            byte[] sealed,
            boolean signs,
            Instant now) {
        db.sql(INSERT.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("selector", selector)
                .param("p", p)
                .param("sealed", sealed)
                .param("signs", signs)
                .param("now", Rows.utc(now))
                .update();
    }

    Map<String, String> publicHalves(AccountId account, SenderDomainId id) {
        Map<String, String> keys = new LinkedHashMap<>();
        db.sql(PUBLIC.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(
                        row -> {
                            keys.put(row.getString("selector"), row.getString("p"));
                        });
        return keys;
    }

    Optional<Signing> signing(AccountId account, SenderDomainId id) {
        return db.sql(SEALED.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(Signing.class)
                .optional();
    }
}
