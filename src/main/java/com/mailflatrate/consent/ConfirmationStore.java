package com.mailflatrate.consent;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registrations that wait for a click. */
@Component
class ConfirmationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into consent.confirmations (account_id, id, secret_sha256, contact_id, list_id, request_event,
                                               email, source, wording, requested_at, expires_at)
            values (:account, :id, :secret, :contact, :list, :event, :email, :source, :wording, :at, :expires)
            """);
    static final Sql BY_SECRET =
            Sql.of(
                    """
            select * from consent.confirmations where secret_sha256 = :secret
            """);
    static final Sql LOCKED =
            Sql.of(
                    """
            select * from consent.confirmations where secret_sha256 = :secret for update
            """);
    static final Sql CONFIRM =
            Sql.of(
                    """
            update consent.confirmations set confirmed_at = :now where account_id = :account and id = :id
            """);
    static final Sql RECENT =
            Sql.of(
                    """
            select exists (select from consent.confirmations
                            where account_id = :account and contact_id = :contact and requested_at > :since
                              and confirmed_at is null)
            """);

    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, Confirmation wanted, byte[] secret, UUID event) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", wanted.id())
                .param("secret", secret)
                .param("contact", wanted.contact().value())
                .param("list", wanted.list().value())
                .param("event", event)
                .param("email", wanted.email().full())
                .param("source", wanted.source())
                .param("wording", wanted.wording())
                .param("at", Rows.utc(wanted.requestedAt()))
                .param("expires", Rows.utc(wanted.expiresAt()))
                .update();
    }

    @CrossAccount("the secret is all a person has")
    Optional<Confirmation> bySecret(byte[] secret) {
        return jdbc.sql(BY_SECRET.text())
                .param("secret", secret)
                .query((row, n) -> read(row))
                .optional();
    }

    @CrossAccount("the secret is all a person has")
    Optional<Confirmation> locked(byte[] secret) {
        return jdbc.sql(LOCKED.text())
                .param("secret", secret)
                .query((row, n) -> read(row))
                .optional();
    }

    void confirm(AccountId account, UUID id, Instant now) {
        jdbc.sql(CONFIRM.text())
                .param("account", account.value())
                .param("id", id)
                .param("now", Rows.utc(now))
                .update();
    }

    /** Whether a mail for this contact left after the given time and was not answered yet. */
    boolean hasRecent(AccountId account, ContactId contact, Instant since) {
        return jdbc.sql(RECENT.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("since", Rows.utc(since))
                .query(Boolean.class)
                .single();
    }

    private static Confirmation read(ResultSet row) throws SQLException {
        return new Confirmation(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                new ContactId(Rows.uuid(row, "contact_id")),
                new ListId(Rows.uuid(row, "list_id")),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                row.getString("source"),
                row.getString("wording"),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "confirmed_at"));
    }
}
