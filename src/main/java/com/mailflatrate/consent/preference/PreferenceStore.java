package com.mailflatrate.consent.preference;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links to the page, and what was chosen there. */
@Repository
final class PreferenceStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into consent.preference_links (secret_sha256, account_id, contact_id, message_id, at, expires_at)
            values (:secret, :account, :contact, :message, :at, :expires)
            """);
    static final Sql SINCE =
            Sql.of(
                    """
            select count(*) from consent.preference_links
             where account_id = :account and contact_id = :contact and at > :since
            """);
    static final Sql BY_SECRET =
            Sql.of("select * from consent.preference_links where secret_sha256 = :secret");
    static final Sql TRACKING =
            Sql.of(
                    """
            select exists (select from consent.proofs
                            where account_id = :account and contact_id = :contact and tracking)
            """);
    static final Sql END_TRACKING =
            Sql.of(
                    """
            update consent.proofs set tracking = false
             where account_id = :account and contact_id = :contact and tracking
            """);
    static final Sql CHOSEN =
            Sql.of(
                    """
            insert into consent.preferences (account_id, event_id, contact_id, at)
            values (:account, :event, :contact, :at)
            """);
    static final Sql FORGET =
            Sql.of("delete from consent.preference_links where expires_at < :before");

    private final JdbcClient db;

    PreferenceStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, byte[] secret, PreferenceLink link, Instant at) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("secret", secret)
                .param("contact", link.contact().value())
                .param("message", link.message().value())
                .param("at", Rows.utc(at))
                .param("expires", Rows.utc(link.expiresAt()))
                .update();
    }

    long since(AccountId account, ContactId contact, Instant since) {
        return db.sql(SINCE.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("since", Rows.utc(since))
                .query(Long.class)
                .single();
    }

    @CrossAccount("the secret is all a person has")
    Optional<PreferenceLink> bySecret(byte[] secret) {
        return db.sql(BY_SECRET.text())
                .param("secret", secret)
                .query(
                        (row, n) ->
                                new PreferenceLink(
                                        new AccountId(row.getLong("account_id")),
                                        new ContactId(Rows.uuid(row, "contact_id")),
                                        new MessageId(row.getLong("message_id")),
                                        Rows.instant(row, "expires_at")))
                .optional();
    }

    boolean isTracked(AccountId account, ContactId contact) {
        return db.sql(TRACKING.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query(Boolean.class)
                .single();
    }

    void endTracking(AccountId account, ContactId contact) {
        db.sql(END_TRACKING.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .update();
    }

    void chosen(AccountId account, ContactId contact, UUID event, Instant at) {
        db.sql(CHOSEN.text())
                .param("account", account.value())
                .param("event", event)
                .param("contact", contact.value())
                .param("at", Rows.utc(at))
                .update();
    }

    @CrossAccount("links of everybody expire alike")
    void forget(Instant before) {
        db.sql(FORGET.text()).param("before", Rows.utc(before)).update();
    }
}
