package com.mailflatrate.optin;

import com.mailflatrate.asking.Mailboxes;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code optin.registrations}. */
@Repository
final class RegistrationStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into optin.registrations (account_id, id, list_id, form_id, form_version, event_id, contact_id,
                                               email, hash, fields, language, source, wording, ip, human, tracking,
                                               requested_at, due_at, state)
            select account_id, id, list_id, form_id, form_version, event_id, contact_id, email, hash, fields::jsonb,
                   language, source, wording, ip, human, tracking, requested_at, requested_at, 'WAITING'
              from unnest(:accounts::bigint[], :ids::uuid[], :lists::uuid[], :forms::uuid[], :versions::integer[],
                          :events::uuid[], :contacts::uuid[], :emails::text[], :hashes::bytea[], :fields::text[],
                          :languages::text[], :sources::text[], :wordings::text[], :ips::text[], :humans::boolean[],
                          :trackings::boolean[], :ats::timestamptz[])
                as n (account_id, id, list_id, form_id, form_version, event_id, contact_id, email, hash, fields,
                      language, source, wording, ip, human, tracking, requested_at)
            """);
    static final Sql LOCKED =
            Sql.of(
                    """
            select r.* from unnest(:accounts::bigint[], :ids::uuid[]) as n (account_id, id)
              join optin.registrations r on r.account_id = n.account_id and r.id = n.id
             where r.state = 'WAITING' and r.due_at <= :now
             order by r.requested_at, r.id
               for update of r skip locked
            """);
    static final Sql DUE =
            Sql.of(
                    """
            select account_id, id, email from optin.registrations
             where state = 'WAITING' and due_at <= :now order by due_at limit :rows
            """);
    static final Sql DECIDE =
            Sql.of(
                    """
            update optin.registrations r
               set state = n.state, why = n.why, contact_id = n.contact_id, due_at = coalesce(n.due_at, r.due_at)
              from unnest(:accounts::bigint[], :ids::uuid[], :states::text[], :whys::text[], :contacts::uuid[],
                          :dues::timestamptz[]) as n (account_id, id, state, why, contact_id, due_at)
             where r.account_id = n.account_id and r.id = n.id
            """);
    static final Sql ACCOUNTS_AROUND =
            Sql.of(
                    """
            select count(distinct account_id) from optin.registrations
             where hash = :hash and requested_at between :from and :until
            """);
    static final Sql OLD =
            Sql.of(
                    """
            select * from optin.registrations where requested_at < :before and not account_id = any(:held)
             order by requested_at limit :rows
            """);
    static final Sql DELETE =
            Sql.of("delete from optin.registrations where account_id = :account and id = :id");

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

    @CrossAccount("people register with several accounts at once")
    void insert(List<Registration> all) {
        db.sql(INSERT.text())
                .param("accounts", Rows.column(all, one -> one.account().value()))
                .param("ids", Rows.column(all, Registration::id))
                .param("lists", Rows.column(all, Registration::list))
                .param("forms", ofForm(all, FormRef::form))
                .param("versions", ofForm(all, FormRef::version))
                .param("events", Rows.column(all, Registration::event))
                .param("contacts", Rows.column(all, Registration::contact))
                .param("emails", Rows.column(all, one -> one.email().full()))
                .param(
                        "hashes",
                        all.stream().map(one -> mailboxes.hash(one.email())).toArray(byte[][]::new))
                .param("fields", Rows.column(all, one -> JSON.writeValueAsString(one.fields())))
                .param("languages", Rows.column(all, one -> one.language().code()))
                .param("sources", Rows.column(all, Registration::source))
                .param("wordings", Rows.column(all, Registration::wording))
                .param("ips", Rows.column(all, Registration::ip))
                .param("humans", Rows.column(all, Registration::human))
                .param("trackings", Rows.column(all, Registration::tracking))
                .param("ats", Rows.column(all, Registration::requestedAt))
                .update();
    }

    private static @Nullable String[] ofForm(
            List<Registration> all, Function<FormRef, Object> value) {
        return Rows.column(
                all,
                one -> {
                    FormRef form = one.form();
                    return form == null ? null : value.apply(form);
                });
    }

    /** Those of them that still wait, in the order they came; what others decide about is left. */
    @CrossAccount("one decision about many accounts' registrations")
    List<Registration> lock(List<Due> due, Instant now) {
        List<Due> once = due.stream().distinct().toList();
        return db.sql(LOCKED.text())
                .param("accounts", Rows.column(once, one -> one.account().value()))
                .param("ids", Rows.column(once, Due::id))
                .param("now", Rows.utc(now))
                .query((row, n) -> registration(row))
                .list();
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

    @CrossAccount("one decision about many accounts' registrations")
    void decide(List<Decision> decisions) {
        db.sql(DECIDE.text())
                .param("accounts", Rows.column(decisions, one -> one.of().account().value()))
                .param("ids", Rows.column(decisions, one -> one.of().id()))
                .param("states", Rows.column(decisions, Decision::state))
                .param("whys", Rows.column(decisions, Decision::why))
                .param("contacts", Rows.column(decisions, Decision::contact))
                .param("dues", Rows.column(decisions, Decision::due))
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
    List<Row> old(Instant before, Long[] held, int rows) {
        return db.sql(OLD.text())
                .param("before", Rows.utc(before))
                .param("held", held)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Row(registration(row), row.getString("state").equals("ASKED")))
                .list();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
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
