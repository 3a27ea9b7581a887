package com.mailflatrate.optin;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registrations that wait for a click, found by what stands in the mail. */
@Component
class ConfirmationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into optin.confirmations (account_id, id, secret_sha256, stop_sha256, contact_id, list_id,
                                               request_event, asked_event, message_id, email, source, wording, form_id,
                                               form_version, language, tracking, requested_at, expires_at)
            select * from unnest(:accounts::bigint[], :ids::uuid[], :secrets::bytea[], :stops::bytea[], :contacts::uuid[],
                                 :lists::uuid[], :events::uuid[], :asked::uuid[], :messages::bigint[], :emails::text[],
                                 :sources::text[], :wordings::text[], :forms::uuid[], :versions::integer[],
                                 :languages::text[], :trackings::boolean[], :ats::timestamptz[], :expires::timestamptz[])
            """);

    /** A click proves the mailbox the mail went to, not the one the contact was given since. */
    static final Sql BY_SECRET =
            Sql.of(
                    """
            select w.* from optin.confirmations w
             where secret_sha256 = :secret
               and (confirmed_at is not null
                 or exists (select from audience.v_contacts c
                             where c.account_id = w.account_id and c.id = w.contact_id
                               and lower(c.email) = lower(w.email)))
            """);

    static final Sql LOCKED =
            Sql.of(
                    """
            select w.* from optin.confirmations w
             where secret_sha256 = :secret
               and (confirmed_at is not null
                 or exists (select from audience.v_contacts c
                             where c.account_id = w.account_id and c.id = w.contact_id
                               and lower(c.email) = lower(w.email)))
               for update of w
            """);
    static final Sql BY_STOP =
            Sql.of(
                    """
            select * from optin.confirmations where stop_sha256 = :secret
            """);
    static final Sql CONFIRM =
            Sql.of(
                    """
            update optin.confirmations set confirmed_at = :now, confirm_event = :event
             where account_id = :account and id = :id
            """);
    static final Sql IS_EXPIRED =
            Sql.of(
                    """
            select exists (select from optin.expired_secrets where secret_sha256 = :secret)
            """);

    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that was just queued. */
    record Fresh(
            UUID id,
            Registration wanted,
            ContactId contact,
            byte[] secret,
            byte[] stop,
            MessageId message,
            UUID asked,
            Instant at) {}

    @CrossAccount("people are asked for several accounts at once")
    void insert(List<Fresh> mails) {
        jdbc.sql(INSERT.text())
                .param("accounts", of(mails, wanted -> wanted.account().value()))
                .param("ids", Rows.column(mails, Fresh::id))
                .param("secrets", mails.stream().map(Fresh::secret).toArray(byte[][]::new))
                .param("stops", mails.stream().map(Fresh::stop).toArray(byte[][]::new))
                .param("contacts", Rows.column(mails, Fresh::contact))
                .param("lists", of(mails, Registration::list))
                .param("events", of(mails, Registration::event))
                .param("asked", Rows.column(mails, Fresh::asked))
                .param("messages", Rows.column(mails, mail -> mail.message().value()))
                .param("emails", of(mails, wanted -> wanted.email().full()))
                .param("sources", of(mails, Registration::source))
                .param("wordings", of(mails, Registration::wording))
                .param("forms", of(mails, wanted -> wanted.wanted().form()))
                .param("versions", of(mails, ConfirmationStore::version))
                .param("languages", of(mails, wanted -> wanted.language().code()))
                .param("trackings", of(mails, Registration::tracking))
                .param("ats", of(mails, Registration::requestedAt))
                .param("expires", Rows.column(mails, mail -> mail.at().plus(DoubleOptIn.VALID)))
                .update();
    }

    private static @Nullable String[] of(
            List<Fresh> mails, Function<Registration, ? extends @Nullable Object> value) {
        return Rows.column(mails, mail -> value.apply(mail.wanted()));
    }

    private static @Nullable Integer version(Registration wanted) {
        FormRef form = wanted.form();
        return form == null ? null : form.version();
    }

    @CrossAccount("the secret is all a person has")
    Optional<Confirmation> bySecret(byte[] secret) {
        return by(BY_SECRET, secret);
    }

    @CrossAccount("the secret is all a person has")
    Optional<Confirmation> locked(byte[] secret) {
        return by(LOCKED, secret);
    }

    @CrossAccount("the secret is all a person has")
    Optional<Confirmation> byStop(byte[] secret) {
        return by(BY_STOP, secret);
    }

    /** Whether a registration with this secret was forgotten, because nobody confirmed it. */
    @CrossAccount("the secret is all a person has")
    boolean isExpired(byte[] secret) {
        return jdbc.sql(IS_EXPIRED.text()).param("secret", secret).query(Boolean.class).single();
    }

    void confirm(AccountId account, UUID id, UUID event, Instant now) {
        jdbc.sql(CONFIRM.text())
                .param("account", account.value())
                .param("id", id)
                .param("event", event)
                .param("now", Rows.utc(now))
                .update();
    }

    private Optional<Confirmation> by(Sql sql, byte[] secret) {
        return jdbc.sql(sql.text()).param("secret", secret).query((row, n) -> read(row)).optional();
    }

    static Confirmation read(ResultSet row) throws SQLException {
        UUID form = Rows.uuidOrNull(row, "form_id");
        return new Confirmation(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                new ContactId(Rows.uuid(row, "contact_id")),
                new ListId(Rows.uuid(row, "list_id")),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                form == null ? null : new FormRef(form, row.getInt("form_version")),
                row.getString("source"),
                row.getString("wording"),
                row.getBoolean("tracking"),
                Rows.instant(row, "requested_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "confirmed_at"));
    }
}
