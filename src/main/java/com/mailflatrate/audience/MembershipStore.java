package com.mailflatrate.audience;

import com.mailflatrate.audience.Contact.Membership;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.memberships}. */
@Repository
final class MembershipStore {

    static final Sql REGISTER =
            Sql.of(
                    """
            insert into audience.memberships as m (account_id, contact_id, list_id, key, status, since_at,
                                                   by_kind, by_id, by_name, origin_id, created_at)
            values (:account, :contact, :list, :key, 'UNCONFIRMED', :now, :byKind, :byId, :byName, :origin, :now)
            on conflict (account_id, contact_id, list_id) do update
               set status = 'UNCONFIRMED', reason = null, since_at = excluded.since_at, by_kind = excluded.by_kind,
                   by_id = excluded.by_id, by_name = excluded.by_name,
                   origin_id = coalesce(excluded.origin_id, m.origin_id), import_id = null
             where m.status not in ('SUBSCRIBED', 'UNCONFIRMED')
            """);

    static final Sql CHANGE =
            Sql.with(
                    """
            update audience.memberships
               set status = :status, reason = :reason, since_at = :now,
                   by_kind = :byKind, by_id = :byId, by_name = :byName
             where account_id = :account and contact_id = :contact and status <> :status
               and not (:status = 'BOUNCED' and status in ('UNSUBSCRIBED', 'COMPLAINED'))
               and not (:status = 'UNSUBSCRIBED' and status = 'COMPLAINED') {fragment}
            """,
                    List.of("", Where.ON_THESE.sql));

    static final Sql CHANGE_OF_ALL =
            Sql.of(
                    """
            update audience.memberships
               set status = :status, reason = :reason, since_at = :now,
                   by_kind = :byKind, by_id = :byId, by_name = :byName
             where account_id = :account and contact_id = any(cast(:contacts as uuid[])) and status <> :status
               and not (:status = 'BOUNCED' and status in ('UNSUBSCRIBED', 'COMPLAINED'))
               and not (:status = 'UNSUBSCRIBED' and status = 'COMPLAINED')
            """);

    static final Sql RETURN_BOUNCED =
            Sql.of(
                    """
            update audience.memberships
               set status = 'SUBSCRIBED', reason = null, since_at = :now,
                   by_kind = :byKind, by_id = :byId, by_name = :byName
             where account_id = :account and contact_id = :contact and status = 'BOUNCED'
               and list_id = any(cast(:lists as uuid[]))
            """);

    static final Sql RENAME =
            Sql.of(
                    """
            update audience.memberships set key = :key where account_id = :account and contact_id = :contact
            """);

    static final Sql UNPROVE =
            Sql.of(
                    """
            update audience.memberships
               set status = 'UNCONFIRMED', reason = 'ADDRESS_CHANGED', since_at = :now,
                   by_kind = :byKind, by_id = :byId, by_name = :byName
             where account_id = :account and contact_id = :contact and status in ('SUBSCRIBED', 'HELD')
            """);

    static final Sql LEAVE_WITH =
            Sql.of(
                    """
            update audience.memberships m
               set status = 'UNSUBSCRIBED', reason = 'MERGED', since_at = :now,
                   by_kind = :byKind, by_id = :byId, by_name = :byName
              from audience.memberships o
             where o.account_id = :account and o.contact_id = :other and o.status in ('UNSUBSCRIBED', 'COMPLAINED')
               and m.account_id = :account and m.contact_id = :contact and m.list_id = o.list_id
               and m.status in ('UNCONFIRMED', 'SUBSCRIBED', 'HELD')
            """);

    static final Sql FORGET =
            Sql.of(
                    """
            delete from audience.memberships
             where account_id = :account and contact_id = :contact and list_id = :list
               and status = 'UNCONFIRMED' and reason is distinct from 'ADDRESS_CHANGED' and import_id is null
            """);

    static final Sql FORGET_ALONE =
            Sql.of(
                    """
            delete from audience.contacts
             where account_id = :account and id = :contact and import_id is null
               and not exists (select from audience.memberships m
                                where m.account_id = :account and m.contact_id = :contact)
            """);

    static final Sql OF =
            Sql.of(
                    """
            select m.contact_id, m.list_id, l.name, m.status, m.reason, m.since_at, m.by_name, m.origin_id, m.import_id
              from audience.memberships m
              join audience.lists l on l.account_id = m.account_id and l.id = m.list_id
             where m.account_id = :account and m.contact_id = any(cast(:contacts as uuid[]))
             order by l.name, l.id
            """);

    static final Sql PAGE =
            Sql.with(
                    """
            select c.id, c.email, c.fields, c.origin_id as first_origin_id, c.created_at,
                   m.contact_id, m.list_id, l.name, m.status, m.reason, m.since_at, m.by_name, m.origin_id, m.import_id
              from audience.memberships m
              join audience.contacts c on c.account_id = m.account_id and c.id = m.contact_id
              join audience.lists l on l.account_id = m.account_id and l.id = m.list_id
             where m.account_id = :account and m.list_id = :list
               and m.key > :after and m.key >= :from and m.key < :until {fragment}
             order by m.key limit :rows
            """,
                    List.of("", Where.STANDING_SO.sql, Where.TAGGED.sql, Where.BOTH.sql));

    /** The same from the side of the tag, for a tag that fewer have than stand on the list. */
    static final Sql PAGE_OF_TAG =
            Sql.with(
                    """
            select c.id, c.email, c.fields, c.origin_id as first_origin_id, c.created_at,
                   m.contact_id, m.list_id, l.name, m.status, m.reason, m.since_at, m.by_name, m.origin_id, m.import_id
              from audience.contact_tags t
              join audience.memberships m
                on m.account_id = t.account_id and m.contact_id = t.contact_id and m.list_id = :list
              join audience.contacts c on c.account_id = t.account_id and c.id = t.contact_id
              join audience.lists l on l.account_id = m.account_id and l.id = m.list_id
             where t.account_id = :account and t.tag = :tag
               and t.key > :after and t.key >= :from and t.key < :until {fragment}
             order by t.key limit :rows
            """,
                    List.of("", Where.STANDING_SO.sql));

    static final Sql RARE_TAG =
            Sql.of(
                    """
            select coalesce((select contacts from audience.tags where account_id = :account and tag = :tag), 0)
                 < coalesce((select sum(members) from audience.list_counts
                              where account_id = :account and list_id = :list), 0)
            """);

    private enum Where {
        ON_THESE("and list_id = any(cast(:lists as uuid[]))"),
        STANDING_SO("and m.status = :status"),
        TAGGED(
                """
               and exists (select from audience.contact_tags t
                            where t.account_id = m.account_id and t.contact_id = m.contact_id and t.tag = :tag)"""),
        BOTH(STANDING_SO.sql + "\n" + TAGGED.sql);

        private final String sql;

        Where(String sql) {
            this.sql = sql;
        }
    }

    private final JdbcClient db;

    MembershipStore(JdbcClient db) {
        this.db = db;
    }

    void register(
            AccountId account,
            ContactId contact,
            ListId list,
            EmailAddress email,
            @Nullable OriginId origin,
            Actor by,
            Instant now) {
        actor(db.sql(REGISTER.text()), by)
                .param("account", account.value())
                .param("contact", contact.value())
                .param("list", list.value())
                .param("key", email.key())
                .param("origin", origin == null ? null : origin.value())
                .param("now", Rows.utc(now))
                .update();
    }

    /** On these lists; null means on all. */
    int change(
            AccountId account,
            ContactId contact,
            @Nullable Collection<ListId> lists,
            MembershipStatus status,
            @Nullable String reason,
            Actor by,
            Instant now) {
        String[] ids =
                lists == null
                        ? new String[0]
                        : lists.stream().map(ListId::toString).toArray(String[]::new);
        return actor(db.sql(CHANGE.at(lists == null ? "" : Where.ON_THESE.sql)), by)
                .param("account", account.value())
                .param("contact", contact.value())
                .param("lists", ids)
                .param("status", status.name())
                .param("reason", reason)
                .param("now", Rows.utc(now))
                .update();
    }

    /** Of all these contacts, on all their lists. */
    int changeOfAll(
            AccountId account,
            Collection<ContactId> contacts,
            MembershipStatus status,
            @Nullable String reason,
            Actor by,
            Instant now) {
        return actor(db.sql(CHANGE_OF_ALL.text()), by)
                .param("account", account.value())
                .param("contacts", Rows.column(contacts, ContactId::value))
                .param("status", status.name())
                .param("reason", reason)
                .param("now", Rows.utc(now))
                .update();
    }

    boolean forgetUnconfirmed(AccountId account, ContactId contact, ListId list) {
        return db.sql(FORGET.text())
                        .param("account", account.value())
                        .param("contact", contact.value())
                        .param("list", list.value())
                        .update()
                > 0;
    }

    void forgetIfAlone(AccountId account, ContactId contact) {
        db.sql(FORGET_ALONE.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .update();
    }

    int returnBounced(
            AccountId account, ContactId contact, Collection<ListId> lists, Actor by, Instant now) {
        return actor(db.sql(RETURN_BOUNCED.text()), by)
                .param("account", account.value())
                .param("contact", contact.value())
                .param("lists", lists.stream().map(ListId::toString).toArray(String[]::new))
                .param("now", Rows.utc(now))
                .update();
    }

    void changeAddress(
            AccountId account, ContactId contact, EmailAddress email, Actor by, Instant now) {
        db.sql(RENAME.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("key", email.key())
                .update();
        actor(db.sql(UNPROVE.text()), by)
                .param("account", account.value())
                .param("contact", contact.value())
                .param("now", Rows.utc(now))
                .update();
    }

    /** Whoever left a list as one contact has left it as the other too. */
    void leaveWith(AccountId account, ContactId contact, ContactId other, Actor by, Instant now) {
        actor(db.sql(LEAVE_WITH.text()), by)
                .param("account", account.value())
                .param("contact", contact.value())
                .param("other", other.value())
                .param("now", Rows.utc(now))
                .update();
    }

    Map<ContactId, List<Membership>> of(AccountId account, Collection<ContactId> contacts) {
        Map<ContactId, List<Membership>> found = new HashMap<>();
        db.sql(OF.text())
                .param("account", account.value())
                .param(
                        "contacts",
                        contacts.stream().map(ContactId::toString).toArray(String[]::new))
                .query(
                        row -> {
                            ContactId contact = new ContactId(Rows.uuid(row, "contact_id"));
                            found.computeIfAbsent(contact, c -> new ArrayList<>())
                                    .add(membership(row));
                        });
        return found;
    }

    List<Contact> page(
            AccountId account,
            ListId list,
            KeyRange range,
            @Nullable MembershipStatus status,
            @Nullable String tag,
            int rows) {
        return db.sql(pageOf(account, list, status, tag))
                .param("tag", tag)
                .param("account", account.value())
                .param("list", list.value())
                .param("after", range.after())
                .param("from", range.from())
                .param("until", range.until())
                .param("status", status == null ? null : status.name())
                .param("rows", rows)
                .query(MembershipStore::contact)
                .list();
    }

    private String pageOf(
            AccountId account,
            ListId list,
            @Nullable MembershipStatus status,
            @Nullable String tag) {
        String so = status == null ? "" : Where.STANDING_SO.sql;
        if (tag == null) {
            return PAGE.at(so);
        }
        return isRare(account, list, tag)
                ? PAGE_OF_TAG.at(so)
                : PAGE.at(status == null ? Where.TAGGED.sql : Where.BOTH.sql);
    }

    private boolean isRare(AccountId account, ListId list, String tag) {
        return db.sql(RARE_TAG.text())
                .param("account", account.value())
                .param("list", list.value())
                .param("tag", tag)
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient.StatementSpec actor(JdbcClient.StatementSpec statement, Actor by) {
        return statement
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name());
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        UUID origin = Rows.uuidOrNull(row, "first_origin_id");
        return new Contact(
                new ContactId(Rows.uuid(row, "id")),
                EmailAddress.parse(row.getString("email")).orElseThrow(),
                FieldsJson.read(row.getString("fields")),
                origin == null ? null : new OriginId(origin),
                Rows.instant(row, "created_at"),
                List.of(membership(row)),
                List.of());
    }

    private static Membership membership(ResultSet row) throws SQLException {
        UUID origin = Rows.uuidOrNull(row, "origin_id");
        UUID batch = Rows.uuidOrNull(row, "import_id");
        return new Membership(
                new ListId(Rows.uuid(row, "list_id")),
                row.getString("name"),
                MembershipStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                Rows.instant(row, "since_at"),
                row.getString("by_name"),
                origin == null ? null : new OriginId(origin),
                batch == null ? null : new ImportId(batch));
    }
}
