package com.mailflatrate.privacy.retention;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code privacy.legal_holds}. */
@Repository
final class LegalHoldStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into privacy.legal_holds (id, account_id, contact_id, reason, by_kind, by_id, by_name, set_at)
            values (:id, :account, :contact, :reason, :byKind, :byId, :byName, :now)
            """);
    static final Sql HOLDS =
            Sql.of(
                    """
            select exists (select from privacy.legal_holds
                            where account_id = :account and lifted_at is null
                              and (contact_id is null or contact_id = :contact))
            """);
    static final Sql HELD =
            Sql.of("select distinct account_id from privacy.legal_holds where lifted_at is null");
    static final Sql LIFT =
            Sql.of(
                    """
            update privacy.legal_holds set lifted_at = :now, lifted_by = :by where id = :id and lifted_at is null
            """);
    static final Sql OPEN =
            Sql.of(
                    """
            select id, account_id, contact_id, reason, by_kind, by_id, by_name, set_at, lifted_at
              from privacy.legal_holds where lifted_at is null order by set_at desc limit 200
            """);

    private final JdbcClient db;

    LegalHoldStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, LegalHold hold) {
        db.sql(ADD.text())
                .param("id", hold.id())
                .param("account", account.value())
                .param("contact", hold.contact() == null ? null : hold.contact().value())
                .param("reason", hold.reason())
                .param("byKind", hold.by().kind().name())
                .param("byId", hold.by().id())
                .param("byName", hold.by().name())
                .param("now", Rows.utc(hold.setAt()))
                .update();
    }

    boolean holds(AccountId account, @Nullable ContactId contact) {
        return db.sql(HOLDS.text())
                .param("account", account.value())
                .param("contact", contact == null ? new UUID(0, 0) : contact.value())
                .query(Boolean.class)
                .single();
    }

    @CrossAccount("whose rows stay, for the job of all")
    List<AccountId> held() {
        return db.sql(HELD.text()).query((row, n) -> new AccountId(row.getLong(1))).list();
    }

    @CrossAccount("the operator's list")
    List<LegalHold> open() {
        return db.sql(OPEN.text()).query(LegalHoldStore::row).list();
    }

    @CrossAccount("the operator's list")
    boolean lift(UUID id, String by, Instant now) {
        return db.sql(LIFT.text())
                        .param("id", id)
                        .param("by", by)
                        .param("now", Rows.utc(now))
                        .update()
                > 0;
    }

    private static LegalHold row(ResultSet row, int n) throws SQLException {
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        return new LegalHold(
                Rows.uuid(row, "id"),
                new AccountId(row.getLong("account_id")),
                contact == null ? null : new ContactId(contact),
                row.getString("reason"),
                Rows.actor(row),
                Rows.instant(row, "set_at"),
                Rows.instantOrNull(row, "lifted_at"));
    }
}
