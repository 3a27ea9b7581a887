package com.mailflatrate.consent.record;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What consent keeps about one person outside the ledger, and how it goes. */
@Repository
final class ErasureStore {

    static final Sql IMPORTS =
            Sql.of(
                    """
            select event_id from consent.proofs
             where account_id = :account and contact_id = :contact and import_id is not null
            """);
    static final Sql CONFIRMATIONS =
            Sql.of(
                    "delete from consent.confirmations where account_id = :account and contact_id = :contact");
    static final Sql REGISTRATIONS =
            Sql.of(
                    "delete from consent.registrations where account_id = :account and contact_id = :contact");
    static final Sql PROOFS =
            Sql.of(
                    "delete from consent.proofs where account_id = :account and contact_id = :contact");
    static final Sql CLOCKS =
            Sql.of(
                    "delete from consent.clocks where account_id = :account and contact_id = :contact");
    static final Sql LINKS =
            Sql.of(
                    "delete from consent.preference_links where account_id = :account and contact_id = :contact");

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

    void forget(AccountId account, ContactId contact) {
        for (Sql one : List.of(CONFIRMATIONS, REGISTRATIONS, PROOFS, CLOCKS, LINKS)) {
            db.sql(one.text())
                    .param("account", account.value())
                    .param("contact", contact.value())
                    .update();
        }
    }
}
