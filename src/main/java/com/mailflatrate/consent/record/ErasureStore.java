package com.mailflatrate.consent.record;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which entries of the ledger a person shares with others. */
@Repository
final class ErasureStore {

    static final Sql IMPORTS =
            Sql.of(
                    """
            select event_id from consent.proofs
             where account_id = :account and contact_id = :contact and import_id is not null
            """);
    private final JdbcClient db;

    ErasureStore(JdbcClient db) {
        this.db = db;
    }

    /** Events of imports, which are shared with others. */
    List<UUID> imports(AccountId account, ContactId contact) {
        return db.sql(IMPORTS.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query((row, n) -> Rows.uuid(row, "event_id"))
                .list();
    }
}
