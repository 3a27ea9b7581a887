package com.mailflatrate.optin;

import com.mailflatrate.asking.Mailboxes;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes away what nobody confirmed. */
@Repository
final class ForgettingStore {

    static final Sql EXPIRED =
            Sql.of(
                    """
            select * from optin.confirmations
             where confirmed_at is null and expires_at < :now and not account_id = any(:held)
             order by expires_at limit :rows
               for update skip locked
            """);
    static final Sql EXPIRE =
            Sql.of(
                    """
            update optin.confirmations set expires_at = :now
             where account_id = :account and id = :id and confirmed_at is null
            """);
    static final Sql REMEMBER =
            Sql.of(
                    """
            insert into optin.expired_secrets (secret_sha256, stop_sha256, hash, expired_at)
            values (:secret, :stop, :hash, :now) on conflict do nothing
            """);
    static final Sql DELETE =
            Sql.of("delete from optin.confirmations where account_id = :account and id = :id");
    static final Sql IS_WAITING =
            Sql.of(
                    """
            select exists (select from optin.confirmations
                            where account_id = :account and contact_id = :contact and list_id = :list
                              and confirmed_at is null and expires_at >= :now)
            """);
    static final Sql FORGET_SECRETS =
            Sql.of("delete from optin.expired_secrets where expired_at < :before");

    private final JdbcClient db;
    private final Mailboxes mailboxes;

    ForgettingStore(JdbcClient db, Mailboxes mailboxes) {
        this.db = db;
        this.mailboxes = mailboxes;
    }

    /**
     * One that waited too long.
     *
     * @param events its records in the ledger
     */
    record Expired(
            Confirmation waiting,
            byte[] secret,
            byte @Nullable [] stop,
            @Nullable MessageId message,
            List<UUID> events) {}

    @CrossAccount("one job forgets for all accounts")
    List<Expired> expired(Instant now, Long[] held, int rows) {
        return db.sql(EXPIRED.text())
                .param("now", Rows.utc(now))
                .param("held", held)
                .param("rows", rows)
                .query((row, n) -> expired(row))
                .list();
    }

    void expire(AccountId account, UUID id, Instant now) {
        db.sql(EXPIRE.text())
                .param("account", account.value())
                .param("id", id)
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("a secret is all that remains")
    void remember(Expired gone, Instant now) {
        db.sql(REMEMBER.text())
                .param("secret", gone.secret())
                .param("stop", gone.stop())
                .param("hash", mailboxes.hash(gone.waiting().email()))
                .param("now", Rows.utc(now))
                .update();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
    }

    /** Whether a younger mail for the same list may still be answered. */
    boolean isWaiting(AccountId account, ContactId contact, ListId list, Instant now) {
        return db.sql(IS_WAITING.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("list", list.value())
                .param("now", Rows.utc(now))
                .query(Boolean.class)
                .single();
    }

    @CrossAccount("a secret is all that remains")
    void forgetSecrets(Instant before) {
        db.sql(FORGET_SECRETS.text()).param("before", Rows.utc(before)).update();
    }

    private static Expired expired(ResultSet row) throws SQLException {
        long message = row.getLong("message_id");
        return new Expired(
                ConfirmationStore.read(row),
                row.getBytes("secret_sha256"),
                row.getBytes("stop_sha256"),
                message == 0 ? null : new MessageId(message),
                Stream.of(
                                Rows.uuidOrNull(row, "request_event"),
                                Rows.uuidOrNull(row, "asked_event"),
                                Rows.uuidOrNull(row, "accept_event"))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
