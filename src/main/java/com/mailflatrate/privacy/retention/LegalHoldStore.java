package com.mailflatrate.privacy.retention;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            insert into privacy.legal_holds (id, account_id, contact_id, case_id, reason, reference, by_kind, by_id, by_name, set_at)
            values (:id, :account, :contact, :case, :reason, :reference, :byKind, :byId, :byName, :now)
            """);
    static final Sql HOLDS =
            Sql.of(
                    """
            select exists (select from privacy.legal_holds
                            where account_id = :account and lifted_at is null
                              and (contact_id is null or contact_id = :contact))
            """);
    static final Sql HELD =
            Sql.of(
                    """
            select distinct account_id from privacy.legal_holds where lifted_at is null and account_id is not null
            """);
    static final Sql HELD_CASES =
            Sql.of(
                    """
            select distinct case_id from privacy.legal_holds where lifted_at is null and case_id is not null
            """);
    static final Sql LIFT =
            Sql.of(
                    """
            update privacy.legal_holds set lifted_at = :now, lifted_by = :by where id = :id and lifted_at is null
            returning id, account_id, contact_id, case_id, reason, reference, by_kind, by_id, by_name, set_at, lifted_at, lifted_by
            """);
    static final Sql OF_CASE =
            Sql.of(
                    """
            select id, account_id, contact_id, case_id, reason, reference, by_kind, by_id, by_name, set_at, lifted_at, lifted_by
              from privacy.legal_holds where case_id = :case order by set_at desc limit 50
            """);
    static final Sql OPEN =
            Sql.of(
                    """
            select id, account_id, contact_id, case_id, reason, reference, by_kind, by_id, by_name, set_at, lifted_at, lifted_by
              from privacy.legal_holds where lifted_at is null order by set_at desc limit 200
            """);

    private final JdbcClient db;

    LegalHoldStore(JdbcClient db) {
        this.db = db;
    }

    @CrossAccount("a case may be of no account")
    void add(LegalHold hold) {
        db.sql(ADD.text())
                .param("id", hold.id())
                .param("account", hold.account() == null ? null : hold.account().value())
                .param("contact", hold.contact() == null ? null : hold.contact().value())
                .param("case", hold.onCase() == null ? null : hold.onCase().value())
                .param("reason", hold.reason())
                .param("reference", hold.reference())
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

    @CrossAccount("which cases stay, for the job of all")
    List<CaseId> heldCases() {
        return db.sql(HELD_CASES.text())
                .query((row, n) -> new CaseId(Rows.uuid(row, "case_id")))
                .list();
    }

    @CrossAccount("the desk works for the operator")
    List<LegalHold> of(CaseId id) {
        return db.sql(OF_CASE.text()).param("case", id.value()).query(LegalHoldStore::row).list();
    }

    @CrossAccount("the operator's list")
    List<LegalHold> open() {
        return db.sql(OPEN.text()).query(LegalHoldStore::row).list();
    }

    @CrossAccount("the operator's list")
    Optional<LegalHold> lift(UUID id, String by, Instant now) {
        return db.sql(LIFT.text())
                .param("id", id)
                .param("by", by)
                .param("now", Rows.utc(now))
                .query(LegalHoldStore::row)
                .optional();
    }

    private static LegalHold row(ResultSet row, int n) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        UUID onCase = Rows.uuidOrNull(row, "case_id");
        return new LegalHold(
                Rows.uuid(row, "id"),
                account == null ? null : new AccountId(account),
                contact == null ? null : new ContactId(contact),
                onCase == null ? null : new CaseId(onCase),
                row.getString("reason"),
                row.getString("reference"),
                Rows.actor(row),
                Rows.instant(row, "set_at"),
                Rows.instantOrNull(row, "lifted_at"),
                row.getString("lifted_by"));
    }
}
