package com.mailflatrate.audience.detail;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.tags} and {@code audience.contact_tags}. */
@Repository
final class TagStore {

    static final Sql ALL =
            Sql.of(
                    """
            select tag, contacts from audience.tags where account_id = :account order by tag limit 200
            """);

    static final Sql MAKE =
            Sql.of(
                    """
            insert into audience.tags (account_id, tag, created_at)
            select :account, tag, :now from unnest(cast(:tags as text[])) as tag order by tag
            on conflict do nothing
            """);

    static final Sql OF =
            Sql.of(
                    """
            select contact_id, tag from audience.contact_tags
             where account_id = :account and contact_id = any(cast(:contacts as uuid[])) order by tag
            """);

    static final Sql ADD =
            Sql.of(
                    """
            insert into audience.contact_tags (account_id, contact_id, tag, key)
            select c.account_id, c.id, tag, c.key
              from audience.contacts c, unnest(cast(:tags as text[])) as tag
             where c.account_id = :account and c.id = :contact
            on conflict do nothing
            """);

    static final Sql REMOVE_OTHERS =
            Sql.of(
                    """
            delete from audience.contact_tags
             where account_id = :account and contact_id = :contact and tag <> all(cast(:tags as text[]))
            """);

    static final Sql RENAME =
            Sql.of(
                    """
            update audience.contact_tags t set key = c.key from audience.contacts c
             where c.account_id = :account and c.id = :contact
               and t.account_id = c.account_id and t.contact_id = c.id
            """);

    static final Sql DROP_UNUSED =
            Sql.of(
                    """
            delete from audience.tags t
             where t.account_id = :account and t.contacts = 0
               and not exists (select from audience.contact_tags c
                                where c.account_id = t.account_id and c.tag = t.tag)
            """);

    private final JdbcClient db;

    TagStore(JdbcClient db) {
        this.db = db;
    }

    List<Tag> all(AccountId account) {
        return db.sql(ALL.text())
                .param("account", account.value())
                .query((row, n) -> new Tag(row.getString("tag"), row.getLong("contacts")))
                .list();
    }

    Map<ContactId, List<String>> of(AccountId account, Collection<ContactId> contacts) {
        Map<ContactId, List<String>> found = new HashMap<>();
        db.sql(OF.text())
                .param("account", account.value())
                .param(
                        "contacts",
                        contacts.stream().map(ContactId::toString).toArray(String[]::new))
                .query(
                        row -> {
                            found.computeIfAbsent(
                                            new ContactId(Rows.uuid(row, "contact_id")),
                                            one -> new ArrayList<>())
                                    .add(row.getString("tag"));
                        });
        return found;
    }

    void set(AccountId account, ContactId contact, Collection<String> tags, Instant now) {
        add(account, contact, tags, now);
        run(REMOVE_OTHERS, account, contact, tags);
        db.sql(DROP_UNUSED.text()).param("account", account.value()).update();
    }

    void add(AccountId account, ContactId contact, Collection<String> tags, Instant now) {
        db.sql(MAKE.text())
                .param("account", account.value())
                .param("tags", tags.toArray(String[]::new))
                .param("now", Rows.utc(now))
                .update();
        run(ADD, account, contact, tags);
    }

    void rename(AccountId account, ContactId contact) {
        db.sql(RENAME.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .update();
    }

    private void run(Sql statement, AccountId account, ContactId contact, Collection<String> tags) {
        db.sql(statement.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("tags", tags.toArray(String[]::new))
                .update();
    }
}
