package com.mailflatrate.audience;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.suppression.Fingerprint;
import com.mailflatrate.suppression.Fingerprints;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.contacts}. */
@Repository
final class ContactStore {

    static final Sql PUT =
            Sql.of(
                    """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, mailbox_hash, fields, origin_id,
                                           created_at)
            values (:account, :id, :email, :key, :keyId, :hash, :mailbox, cast(:fields as jsonb), :origin, :now)
            on conflict on constraint contacts_key do update
               set fields = excluded.fields || audience.contacts.fields
            returning id
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, email, fields, origin_id, created_at from audience.contacts
             where account_id = :account and id = :id
            """);

    static final Sql AMONG =
            Sql.of(
                    """
            select id, email, fields, origin_id, created_at from audience.contacts
             where account_id = :account and id = any(cast(:ids as uuid[]))
            """);

    static final Sql BY_KEY =
            Sql.of(
                    """
            select id, email, fields, origin_id, created_at from audience.contacts
             where account_id = :account and key = :key
            """);

    static final Sql PAGE =
            Sql.of(
                    """
            select c.id, c.email, c.fields, c.origin_id, c.created_at from audience.contacts c
             where c.account_id = :account and c.key > :after and c.key >= :from and c.key < :until
             order by c.key limit :rows
            """);

    /** The first of each list who stand so, and of them the first: nobody else is looked at. */
    static final Sql STANDING =
            Sql.of(
                    """
            select c.id, c.email, c.fields, c.origin_id, c.created_at
              from (select distinct m.key, m.contact_id
                      from audience.lists l
                     cross join lateral (
                           select m.key, m.contact_id from audience.memberships m
                            where m.account_id = :account and m.list_id = l.id and m.status = :status
                              and m.key > :after and m.key >= :from and m.key < :until
                            order by m.key limit :rows) m
                     where l.account_id = :account
                     order by m.key limit :rows) as first
              join audience.contacts c on c.account_id = :account and c.id = first.contact_id
             order by c.key
            """);

    static final Sql TAGGED =
            Sql.with(
                    """
            select c.id, c.email, c.fields, c.origin_id, c.created_at
              from audience.contact_tags t
              join audience.contacts c on c.account_id = t.account_id and c.id = t.contact_id
             where t.account_id = :account and t.tag = :tag
               and t.key > :after and t.key >= :from and t.key < :until {fragment}
             order by t.key limit :rows
            """,
                    List.of("", Standing.SO.sql));

    static final Sql FIELDS =
            Sql.of(
                    """
            select id, email, fields from audience.contacts
             where account_id = :account and id = any(cast(:ids as uuid[]))
            """);

    static final Sql BY_HASH =
            Sql.of(
                    "select key_id, hash, email from audience.contacts where account_id = :account and hash = any(:hashes)");

    static final Sql SET_FIELDS =
            Sql.of(
                    """
            update audience.contacts set fields = cast(:fields as jsonb) where account_id = :account and id = :id
            """);

    static final Sql SET_ADDRESS =
            Sql.of(
                    """
            update audience.contacts
               set email = :email, key = :key, key_id = :keyId, hash = :hash, mailbox_hash = :mailbox
             where account_id = :account and id = :id
            """);

    static final Sql DELETE =
            Sql.of("delete from audience.contacts where account_id = :account and id = :id");

    private enum Standing {
        SO(
                """
           and exists (select from audience.memberships m
                        where m.account_id = c.account_id and m.contact_id = c.id and m.status = :status)""");

        private final String sql;

        Standing(String sql) {
            this.sql = sql;
        }
    }

    private final JdbcClient db;
    private final Fingerprints fingerprints;
    private final UuidV7 ids;

    ContactStore(JdbcClient db, Fingerprints fingerprints, UuidV7 ids) {
        this.db = db;
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /** Makes the contact, or finds it and adds the fields it lacks. */
    ContactId put(
            AccountId account,
            EmailAddress email,
            Map<String, String> fields,
            @Nullable OriginId origin,
            Instant now) {
        UUID stored =
                address(db.sql(PUT.text()), email)
                        .param("account", account.value())
                        .param("id", ids.next())
                        .param("fields", FieldsJson.write(fields))
                        .param("origin", origin == null ? null : origin.value())
                        .param("now", Rows.utc(now))
                        .query(UUID.class)
                        .single();
        return new ContactId(stored);
    }

    Optional<Contact> find(AccountId account, ContactId id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(ContactStore::contact)
                .optional();
    }

    List<Contact> among(AccountId account, Collection<ContactId> ids) {
        return db.sql(AMONG.text())
                .param("account", account.value())
                .param("ids", Rows.column(ids, ContactId::value))
                .query(ContactStore::contact)
                .list();
    }

    Optional<Contact> byKey(AccountId account, String key) {
        return db.sql(BY_KEY.text())
                .param("account", account.value())
                .param("key", key)
                .query(ContactStore::contact)
                .optional();
    }

    List<Contact> page(
            AccountId account,
            KeyRange range,
            @Nullable MembershipStatus status,
            @Nullable String tag,
            int rows) {
        return db.sql(pageOf(status, tag))
                .param("tag", tag)
                .param("account", account.value())
                .param("after", range.after())
                .param("from", range.from())
                .param("until", range.until())
                .param("status", status == null ? null : status.name())
                .param("rows", rows)
                .query(ContactStore::contact)
                .list();
    }

    private static String pageOf(@Nullable MembershipStatus status, @Nullable String tag) {
        if (tag != null) {
            return TAGGED.at(status == null ? "" : Standing.SO.sql);
        }
        return (status == null ? PAGE : STANDING).text();
    }

    Map<ContactId, Map<String, String>> fields(AccountId account, Collection<ContactId> ids) {
        Map<ContactId, Map<String, String>> found = new HashMap<>();
        db.sql(FIELDS.text())
                .param("account", account.value())
                .param("ids", ids.stream().map(ContactId::toString).toArray(String[]::new))
                .query(
                        row -> {
                            Map<String, String> fields =
                                    new HashMap<>(FieldsJson.read(row.getString("fields")));
                            fields.put("email", row.getString("email"));
                            found.put(new ContactId(Rows.uuid(row, "id")), Map.copyOf(fields));
                        });
        return found;
    }

    Map<SuppressionKey, String> addresses(AccountId account, Collection<SuppressionKey> keys) {
        Map<SuppressionKey, String> found = new HashMap<>();
        db.sql(BY_HASH.text())
                .param("account", account.value())
                .param("hashes", keys.stream().map(SuppressionKey::hash).toArray(byte[][]::new))
                .query(
                        row -> {
                            found.put(
                                    new SuppressionKey(row.getInt("key_id"), row.getBytes("hash")),
                                    row.getString("email"));
                        });
        return found;
    }

    void setFields(AccountId account, ContactId id, Map<String, String> fields) {
        db.sql(SET_FIELDS.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("fields", FieldsJson.write(fields))
                .update();
    }

    void setAddress(AccountId account, ContactId id, EmailAddress email) {
        address(db.sql(SET_ADDRESS.text()), email)
                .param("account", account.value())
                .param("id", id.value())
                .update();
    }

    boolean delete(AccountId account, ContactId id) {
        return db.sql(DELETE.text())
                        .param("account", account.value())
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private JdbcClient.StatementSpec address(
            JdbcClient.StatementSpec statement, EmailAddress email) {
        Fingerprint print = fingerprints.of(email);
        SuppressionKey mailbox = print.mailbox();
        return statement
                .param("email", email.full())
                .param("key", email.key())
                .param("keyId", print.key().keyId())
                .param("hash", print.key().hash())
                .param("mailbox", mailbox == null ? null : mailbox.hash());
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        UUID origin = Rows.uuidOrNull(row, "origin_id");
        return new Contact(
                new ContactId(Rows.uuid(row, "id")),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                FieldsJson.read(row.getString("fields")),
                origin == null ? null : new OriginId(origin),
                Rows.instant(row, "created_at"),
                List.of(),
                List.of());
    }
}
