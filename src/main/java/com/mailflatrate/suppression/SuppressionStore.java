package com.mailflatrate.suppression;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.SuppressionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of {@code suppression.entries} and {@code suppression.everywhere}. */
@Repository
final class SuppressionStore {

    static final Sql ADD =
            Sql.of(
                    """
            with fresh as (
                insert into suppression.entries (account_id, id, key_id, hash, mailbox, list_id, reason, address,
                                                 by_kind, by_id, by_name, cause, suppressed_at)
                values (:account, :id, :keyId, :hash, :mailbox, :list, :reason, :address,
                        :byKind, :byId, :byName, :cause, :now)
                on conflict on constraint entries_once do nothing
                returning account_id, key_id, hash, list_id)
            insert into suppression.changes (account_id, key_id, hash, list_id, added)
            select account_id, key_id, hash, list_id, true from fresh
            """);

    static final Sql ADD_ALL =
            Sql.of(
                    """
            with fresh as (
                insert into suppression.entries (account_id, id, key_id, hash, mailbox, reason, by_kind, by_id, by_name,
                                                 cause, suppressed_at)
                select :account, n.id, n.key_id, n.hash, n.mailbox, :reason, :byKind, :byId, :byName, n.cause, :now
                  from unnest(:ids::uuid[], :keyIds::integer[], :hashes::bytea[], :mailboxes::boolean[], :causes::text[])
                       as n (id, key_id, hash, mailbox, cause)
                on conflict on constraint entries_once do nothing
                returning account_id, key_id, hash, list_id)
            insert into suppression.changes (account_id, key_id, hash, list_id, added)
            select account_id, key_id, hash, list_id, true from fresh
            """);

    static final Sql ADD_EVERYWHERE =
            Sql.of(
                    """
            with fresh as (
                insert into suppression.everywhere (hash, key_id, reason, by_kind, by_id, by_name, cause, suppressed_at)
                values (:hash, :keyId, :reason, :byKind, :byId, :byName, :cause, :now)
                on conflict (hash, reason) do nothing
                returning key_id, hash)
            insert into suppression.changes (key_id, hash, added)
            select key_id, hash, true from fresh
            """);

    static final Sql STANDING =
            Sql.of(
                    """
            select hash, list_id, reason from suppression.entries
             where account_id = :account and (hash = any(:exact)
                or hash = any(:behind) and reason in ('COMPLAINT', 'OBJECTION', 'HARD'))
            """);

    static final Sql STANDING_EVERYWHERE =
            Sql.of(
                    """
            select hash, null::uuid as list_id, reason from suppression.everywhere
             where hash = any(:exact) or hash = any(:behind) and reason in ('COMPLAINT', 'OBJECTION', 'HARD')
            """);

    static final Sql OF =
            Sql.of(
                    """
            select id, key_id, hash, address, list_id, reason, by_kind, by_id, by_name, cause, suppressed_at
              from suppression.entries
             where account_id = :account and not mailbox and hash = any(:exact)
             order by suppressed_at desc, id desc
            """);

    static final Sql PAGE =
            Sql.of(
                    """
            select id, key_id, hash, address, list_id, reason, by_kind, by_id, by_name, cause, suppressed_at
              from suppression.entries
             where account_id = :account and not mailbox
               and (suppressed_at, id) < (:beforeAt, :beforeId)
             order by suppressed_at desc, id desc
             limit :rows
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, key_id, hash, address, list_id, reason, by_kind, by_id, by_name, cause, suppressed_at
              from suppression.entries
             where account_id = :account and id = :id and not mailbox
            """);

    static final Sql DELETE =
            Sql.of(
                    """
            with gone as (
                delete from suppression.entries where account_id = :account and id = :id
                returning account_id, key_id, hash, list_id)
            insert into suppression.changes (account_id, key_id, hash, list_id, added)
            select account_id, key_id, hash, list_id, false from gone
            """);

    static final Sql LIFT =
            Sql.of(
                    """
            with gone as (
                delete from suppression.entries
                 where account_id = :account and hash = any(:hashes)
                   and reason in ('UNSUBSCRIBED', 'HARD', 'SOFT') and (list_id is null or list_id = :list)
                returning account_id, key_id, hash, list_id)
            insert into suppression.changes (account_id, key_id, hash, list_id, added)
            select account_id, key_id, hash, list_id, false from gone
            """);

    static final Sql LIFT_BOUNCE =
            Sql.of(
                    """
            with gone as (
                delete from suppression.entries
                 where account_id = :account and hash = any(:hashes) and reason in ('HARD', 'SOFT')
                returning account_id, key_id, hash, list_id)
            insert into suppression.changes (account_id, key_id, hash, list_id, added)
            select account_id, key_id, hash, list_id, false from gone
            """);

    static final Sql LAST_CHANGE =
            Sql.of("select coalesce(max(number), 0) from suppression.changes");

    static final Sql CHANGES =
            Sql.of(
                    """
            select number, account_id, key_id, hash, list_id, added from suppression.changes
             where number > :number order by number limit :rows
            """);

    private final JdbcClient db;

    SuppressionStore(JdbcClient db) {
        this.db = db;
    }

    /** Where an address stands. */
    record Standing(byte[] hash, @Nullable ListId list, SuppressionReason reason) {}

    /** What an entry says beside the address. */
    record Why(SuppressionReason reason, Actor by, String cause, Instant at) {}

    /** The newest entry a page must not reach again. */
    record Before(Instant at, UUID id) {}

    void add(
            AccountId account,
            UUID id,
            SuppressionKey key,
            boolean mailbox,
            @Nullable ListId list,
            @Nullable String address,
            Why why) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id)
                .param("keyId", key.keyId())
                .param("hash", key.hash())
                .param("mailbox", mailbox)
                .param("list", list == null ? null : list.value())
                .param("reason", why.reason().name())
                .param("address", address)
                .param("byKind", why.by().kind().name())
                .param("byId", why.by().id())
                .param("byName", why.by().name())
                .param("cause", why.cause())
                .param("now", Rows.utc(why.at()))
                .update();
    }

    /** A new entry of a batch. */
    record Fresh(UUID id, SuppressionKey key, boolean mailbox, String cause) {}

    /** For the whole account; what stands there already stays as it is. */
    void addAll(AccountId account, List<Fresh> entries, Why why) {
        db.sql(ADD_ALL.text())
                .param("account", account.value())
                .param("ids", Rows.column(entries, Fresh::id))
                .param("keyIds", Rows.column(entries, fresh -> fresh.key().keyId()))
                .param("hashes", entries.stream().map(e -> e.key().hash()).toArray(byte[][]::new))
                .param("mailboxes", Rows.column(entries, Fresh::mailbox))
                .param("causes", Rows.column(entries, Fresh::cause))
                .param("reason", why.reason().name())
                .param("byKind", why.by().kind().name())
                .param("byId", why.by().id())
                .param("byName", why.by().name())
                .param("now", Rows.utc(why.at()))
                .update();
    }

    @CrossAccount("holds for everybody here")
    void addEverywhere(SuppressionKey key, Why why) {
        db.sql(ADD_EVERYWHERE.text())
                .param("hash", key.hash())
                .param("keyId", key.keyId())
                .param("reason", why.reason().name())
                .param("byKind", why.by().kind().name())
                .param("byId", why.by().id())
                .param("byName", why.by().name())
                .param("cause", why.cause())
                .param("now", Rows.utc(why.at()))
                .update();
    }

    List<Standing> standing(AccountId account, List<byte[]> exact, List<byte[]> behind) {
        return db.sql(STANDING.text())
                .param("account", account.value())
                .param("exact", exact.toArray(byte[][]::new))
                .param("behind", behind.toArray(byte[][]::new))
                .query(SuppressionStore::standing)
                .list();
    }

    @CrossAccount("holds for everybody here")
    List<Standing> standingEverywhere(List<byte[]> exact, List<byte[]> behind) {
        return db.sql(STANDING_EVERYWHERE.text())
                .param("exact", exact.toArray(byte[][]::new))
                .param("behind", behind.toArray(byte[][]::new))
                .query(SuppressionStore::standing)
                .list();
    }

    List<Suppression> of(AccountId account, List<byte[]> exact) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("exact", exact.toArray(byte[][]::new))
                .query(SuppressionStore::suppression)
                .list();
    }

    List<Suppression> page(AccountId account, Before before, PageRequest request) {
        return db.sql(PAGE.text())
                .param("account", account.value())
                .param("beforeAt", Rows.utc(before.at()))
                .param("beforeId", before.id())
                .param("rows", request.limit() + 1)
                .query(SuppressionStore::suppression)
                .list();
    }

    Optional<Suppression> find(AccountId account, UUID id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id)
                .query(SuppressionStore::suppression)
                .optional();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
    }

    int lift(AccountId account, List<byte[]> hashes, ListId list) {
        return db.sql(LIFT.text())
                .param("account", account.value())
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("list", list.value())
                .update();
    }

    int liftBounce(AccountId account, List<byte[]> hashes) {
        return db.sql(LIFT_BOUNCE.text())
                .param("account", account.value())
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    @CrossAccount("delivery follows all accounts")
    long lastChange() {
        return db.sql(LAST_CHANGE.text()).query(Long.class).single();
    }

    @CrossAccount("delivery follows all accounts")
    List<SuppressionChange> changes(long number, int rows) {
        return db.sql(CHANGES.text())
                .param("number", number)
                .param("rows", rows)
                .query(SuppressionStore::change)
                .list();
    }

    private static Standing standing(ResultSet row, int n) throws SQLException {
        return new Standing(
                row.getBytes("hash"),
                list(row),
                SuppressionReason.valueOf(row.getString("reason")));
    }

    private static Suppression suppression(ResultSet row, int n) throws SQLException {
        return new Suppression(
                Rows.uuid(row, "id"),
                new SuppressionKey(row.getInt("key_id"), row.getBytes("hash")),
                row.getString("address"),
                SuppressionReason.valueOf(row.getString("reason")),
                list(row),
                new Actor(
                        Actor.Kind.valueOf(row.getString("by_kind")),
                        Rows.uuidOrNull(row, "by_id"),
                        row.getString("by_name")),
                row.getString("cause"),
                Rows.instant(row, "suppressed_at"));
    }

    private static SuppressionChange change(ResultSet row, int n) throws SQLException {
        long account = row.getLong("account_id");
        return new SuppressionChange(
                row.getLong("number"),
                account == 0 ? null : new AccountId(account),
                new SuppressionKey(row.getInt("key_id"), row.getBytes("hash")),
                list(row),
                row.getBoolean("added"));
    }

    private static @Nullable ListId list(ResultSet row) throws SQLException {
        UUID list = Rows.uuidOrNull(row, "list_id");
        return list == null ? null : new ListId(list);
    }
}
