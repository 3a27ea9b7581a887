package com.mailflatrate.imports.trust;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the operator's people have said of an account's imports. */
@Repository
final class TrustStore {

    static final Sql APPROVED =
            Sql.of(
                    """
            select exists (select from imports.imports i
                             join imports.remarks r on r.account_id = i.account_id and r.import_id = i.id
                            where i.account_id = :account and i.origin_id = :origin and i.state = 'ACTIVE'
                              and r.kind = 'APPROVE' and r.by_kind in ('STAFF', 'STAFF_KEY'))
            """);

    static final Sql CLEAN =
            Sql.of(
                    """
            select not exists (select from imports.imports i
                                where i.account_id = :account and i.failure is null
                                  and (i.state = 'HELD'
                                       or exists (select from imports.remarks r
                                                   where r.account_id = i.account_id and r.import_id = i.id
                                                     and r.kind in ('REJECT', 'HOLD'))))
            """);

    private final JdbcClient db;

    TrustStore(JdbcClient db) {
        this.db = db;
    }

    /** Whether a person of the operator has let in rows of this origin that are still there. */
    boolean isApproved(AccountId account, OriginId origin) {
        return db.sql(APPROVED.text())
                .param("account", account.value())
                .param("origin", origin.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether no import of the account was ever rejected or held by a person. */
    boolean isClean(AccountId account) {
        return db.sql(CLEAN.text()).param("account", account.value()).query(Boolean.class).single();
    }
}
