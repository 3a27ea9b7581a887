package com.mailflatrate.audience.signup;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.suppression.Fingerprint;
import com.mailflatrate.suppression.Fingerprints;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Contacts and memberships of many sign-ups in one statement each, in the order of addresses. */
@Repository
final class SignUpStore {

    static final Sql LISTS =
            Sql.of(
                    """
            select id from audience.lists where account_id = :account and id = any(:ids::uuid[])
            """);

    static final Sql SUBSCRIBED =
            Sql.of(
                    """
            select c.key, m.list_id
              from audience.contacts c
              join audience.memberships m on m.account_id = c.account_id and m.contact_id = c.id
             where c.account_id = :account and c.key = any(:keys) and m.status = 'SUBSCRIBED'
            """);

    static final Sql PUT =
            Sql.of(
                    """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, mailbox_hash, fields, created_at)
            select :account, n.id, n.email, n.key, n.key_id, n.hash, n.mailbox, n.fields::jsonb, :now
              from unnest(:ids::uuid[], :emails::text[], :keys::text[], :keyIds::integer[], :hashes::bytea[],
                          :mailboxes::bytea[], :fields::text[]) as n (id, email, key, key_id, hash, mailbox, fields)
            on conflict on constraint contacts_key do update
               set fields = excluded.fields || audience.contacts.fields
            returning id, key
            """);

    static final Sql REGISTER =
            Sql.of(
                    """
            insert into audience.memberships as m (account_id, contact_id, list_id, key, status, since_at,
                                                   by_kind, by_id, by_name, created_at)
            select :account, n.contact_id, n.list_id, n.key, 'UNCONFIRMED', :now, :byKind, :byId, :byName, :now
              from unnest(:contacts::uuid[], :lists::uuid[], :keys::text[]) as n (contact_id, list_id, key)
            on conflict (account_id, contact_id, list_id) do update
               set status = 'UNCONFIRMED', reason = null, since_at = excluded.since_at, by_kind = excluded.by_kind,
                   by_id = excluded.by_id, by_name = excluded.by_name, import_id = null
             where m.status not in ('SUBSCRIBED', 'UNCONFIRMED')
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Comparator<SignUp> BY_KEY = Comparator.comparing(one -> one.email().key());

    private final JdbcClient db;
    private final Fingerprints fingerprints;
    private final UuidV7 ids;

    SignUpStore(JdbcClient db, Fingerprints fingerprints, UuidV7 ids) {
        this.db = db;
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /** An address on a list. */
    record Place(String key, ListId list) {}

    /** Those of the lists that there are. */
    Set<ListId> lists(AccountId account, List<SignUp> wanted) {
        return new HashSet<>(
                db.sql(LISTS.text())
                        .param("account", account.value())
                        .param("ids", Rows.column(wanted, SignUp::list))
                        .query((row, n) -> new ListId(Rows.uuid(row, "id")))
                        .list());
    }

    /** Where these addresses are subscribed. */
    Set<Place> subscribed(AccountId account, List<SignUp> wanted) {
        return new HashSet<>(
                db.sql(SUBSCRIBED.text())
                        .param("account", account.value())
                        .param("keys", Rows.column(wanted, one -> one.email().key()))
                        .query(
                                (row, n) ->
                                        new Place(
                                                row.getString("key"),
                                                new ListId(Rows.uuid(row, "list_id"))))
                        .list());
    }

    /** In one order for everybody, so that two batches wait for each other and never crosswise. */
    Map<String, ContactId> put(AccountId account, List<SignUp> admitted, Instant now) {
        List<SignUp> sorted = admitted.stream().sorted(BY_KEY).toList();
        List<Fingerprint> prints =
                sorted.stream().map(one -> fingerprints.of(one.email())).toList();
        Map<String, ContactId> stored = new HashMap<>();
        db.sql(PUT.text())
                .param("account", account.value())
                .param("ids", Rows.column(sorted, one -> ids.next()))
                .param("emails", Rows.column(sorted, one -> one.email().full()))
                .param("keys", Rows.column(sorted, one -> one.email().key()))
                .param("keyIds", Rows.column(prints, print -> print.key().keyId()))
                .param(
                        "hashes",
                        prints.stream().map(print -> print.key().hash()).toArray(byte[][]::new))
                .param("mailboxes", mailboxes(prints))
                .param("fields", Rows.column(sorted, SignUpStore::given))
                .param("now", Rows.utc(now))
                .query(
                        row -> {
                            stored.put(row.getString("key"), new ContactId(Rows.uuid(row, "id")));
                        });
        return stored;
    }

    void register(
            AccountId account,
            List<SignUp> admitted,
            Map<String, ContactId> contacts,
            Actor by,
            Instant now) {
        List<SignUp> sorted = admitted.stream().sorted(BY_KEY).toList();
        db.sql(REGISTER.text())
                .param("account", account.value())
                .param(
                        "contacts",
                        Rows.column(
                                sorted,
                                one -> Objects.requireNonNull(contacts.get(one.email().key()))))
                .param("lists", Rows.column(sorted, SignUp::list))
                .param("keys", Rows.column(sorted, one -> one.email().key()))
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    private static byte[] @Nullable [] mailboxes(List<Fingerprint> prints) {
        byte[] @Nullable [] hashes = new byte[prints.size()][];
        for (int n = 0; n < hashes.length; n++) {
            SuppressionKey mailbox = prints.get(n).mailbox();
            hashes[n] = mailbox == null ? null : mailbox.hash();
        }
        return hashes;
    }

    private static String given(SignUp one) {
        Map<String, String> given = new HashMap<>(one.fields());
        given.values().removeIf(String::isEmpty);
        return given.isEmpty() ? "{}" : JSON.writeValueAsString(given);
    }
}
