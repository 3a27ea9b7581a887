package com.mailflatrate.consent.optin;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code consent.registrations}. */
@Repository
final class RegistrationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into consent.registrations (account_id, id, list_id, form_id, form_version, event_id, contact_id,
                                               email, hash, fields, language, source, wording, ip, human, tracking,
                                               requested_at, due_at, state)
            values (:account, :id, :list, :form, :version, :event, :contact, :email, :hash, cast(:fields as jsonb),
                    :language, :source, :wording, :ip, :human, :tracking, :now, :now, 'WAITING')
            """);
    static final Sql LOCKED =
            Sql.of(
                    """
            select * from consent.registrations
             where account_id = :account and id = :id and state = 'WAITING' and due_at <= :now
               for update skip locked
            """);
    static final Sql DUE =
            Sql.of(
                    """
            select account_id, id, email from consent.registrations
             where state = 'WAITING' and due_at <= :now order by due_at limit :rows
            """);
    static final Sql POSTPONE =
            Sql.of(
                    """
            update consent.registrations set due_at = :due where account_id = :account and id = :id
            """);
    static final Sql SETTLE =
            Sql.of(
                    """
            update consent.registrations set state = :state, why = :why, contact_id = :contact
             where account_id = :account and id = :id
            """);
    static final Sql ACCOUNTS_AROUND =
            Sql.of(
                    """
            select count(distinct account_id) from consent.registrations
             where hash = :hash and requested_at between :from and :until
            """);
    static final Sql OLD =
            Sql.of(
                    """
            select * from consent.registrations where requested_at < :before order by requested_at limit :rows
            """);
    static final Sql DELETE =
            Sql.of("delete from consent.registrations where account_id = :account and id = :id");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Mailboxes mailboxes;

    RegistrationStore(JdbcClient db, Mailboxes mailboxes) {
        this.db = db;
        this.mailboxes = mailboxes;
    }

    /** A registration and what came of it. */
    record Row(Registration registration, boolean asked) {}

    /** One that is due, and where its mail would go. */
    record Due(AccountId account, UUID id, EmailAddress email) {}

    void insert(AccountId account, Registration one) {
        FormRef form = one.form();
        ContactId contact = one.contact();
        db.sql(INSERT.text())
                .param("account", account.value())
                .param("id", one.id())
                .param("list", one.list().value())
                .param("form", form == null ? null : form.form())
                .param("version", form == null ? null : form.version())
                .param("event", one.event())
                .param("contact", contact == null ? null : contact.value())
                .param("email", one.email().full())
                .param("hash", mailboxes.hash(one.email()))
                .param("fields", JSON.writeValueAsString(one.fields()))
                .param("language", one.language().code())
                .param("source", one.source())
                .param("wording", one.wording())
                .param("ip", one.ip())
                .param("human", one.human())
                .param("tracking", one.tracking())
                .param("now", Rows.utc(one.requestedAt()))
                .update();
    }

    Optional<Registration> lock(AccountId account, UUID id, Instant now) {
        return one(LOCKED, account, id, now);
    }

    @CrossAccount("one job asks for all accounts")
    List<Due> due(Instant now, int rows) {
        return db.sql(DUE.text())
                .param("now", Rows.utc(now))
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Due(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "id"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow()))
                .list();
    }

    void postpone(AccountId account, UUID id, Instant due) {
        db.sql(POSTPONE.text())
                .param("account", account.value())
                .param("id", id)
                .param("due", Rows.utc(due))
                .update();
    }

    void settle(
            AccountId account,
            UUID id,
            boolean asked,
            @Nullable String why,
            @Nullable ContactId contact) {
        db.sql(SETTLE.text())
                .param("account", account.value())
                .param("id", id)
                .param("state", asked ? "ASKED" : "DROPPED")
                .param("why", why)
                .param("contact", contact == null ? null : contact.value())
                .update();
    }

    /** How many accounts the mailbox was registered at in a window of time. */
    @CrossAccount("bombing is seen over all accounts only")
    int accountsAround(EmailAddress email, Instant from, Instant until) {
        return db.sql(ACCOUNTS_AROUND.text())
                .param("hash", mailboxes.hash(email))
                .param("from", Rows.utc(from))
                .param("until", Rows.utc(until))
                .query(Integer.class)
                .single();
    }

    @CrossAccount("one job forgets for all accounts")
    List<Row> old(Instant before, int rows) {
        return db.sql(OLD.text())
                .param("before", Rows.utc(before))
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Row(registration(row), row.getString("state").equals("ASKED")))
                .list();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
    }

    private Optional<Registration> one(Sql sql, AccountId account, UUID id, Instant now) {
        return db.sql(sql.text())
                .param("account", account.value())
                .param("id", id)
                .param("now", Rows.utc(now))
                .query((row, n) -> registration(row))
                .optional();
    }

    private static Registration registration(ResultSet row) throws SQLException {
        UUID form = Rows.uuidOrNull(row, "form_id");
        UUID contact = Rows.uuidOrNull(row, "contact_id");
        Map<String, String> fields = JSON.readValue(row.getString("fields"), FIELDS);
        return new Registration(
                new AccountId(row.getLong("account_id")),
                Rows.uuid(row, "id"),
                new ListId(Rows.uuid(row, "list_id")),
                form == null ? null : new FormRef(form, row.getInt("form_version")),
                Rows.uuid(row, "event_id"),
                contact == null ? null : new ContactId(contact),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                fields,
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                row.getString("source"),
                row.getString("wording"),
                row.getString("ip"),
                row.getBoolean("human"),
                row.getBoolean("tracking"),
                Rows.instant(row, "requested_at"));
    }
}
