package com.mailflatrate.account.signin;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Keys for machines, known by the hash of their secret. */
@Component
final class ApiKeyStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.api_keys (id, account_id, user_id, name, prefix, secret_sha256, scopes, created_at)
            values (:id, :account, :user, :name, :prefix, :hash, :scopes, :now)""");

    static final Sql FIND =
            Sql.of(
                    """
            select k.id, k.user_id, k.account_id, k.name as key_name, k.scopes, k.last_used_at, u.name, u.email, u.staff,
                   r.role, array(select t.role from account.staff_roles t where t.user_id = u.id) as staff_roles
              from account.api_keys k
              join account.users u on u.id = k.user_id
              left join account.roles r on r.user_id = k.user_id and r.account_id = k.account_id
             where k.secret_sha256 = :hash and k.revoked_at is null and (k.account_id is null or r.role is not null)""");

    static final Sql USED =
            Sql.of("update account.api_keys set last_used_at = :now where id = :id");

    static final Sql PAGE =
            Sql.of(
                    """
            select k.id, k.name, k.prefix, k.scopes, k.created_at, k.last_used_at, u.name as user_name
              from account.api_keys k join account.users u on u.id = k.user_id
             where k.account_id = :account and k.id < :before and k.revoked_at is null
             order by k.id desc limit :limit""");

    static final Sql ONE =
            Sql.of(
                    """
            select k.id, k.name, k.prefix, k.scopes, k.created_at, k.last_used_at, u.name as user_name
              from account.api_keys k join account.users u on u.id = k.user_id
             where k.account_id = :account and k.id = :id and k.revoked_at is null""");

    static final Sql NAME_OF = Sql.of("select name from account.users where id = :user");

    static final Sql REVOKE =
            Sql.of(
                    """
            update account.api_keys set revoked_at = :now, revoked_by = :by
             where account_id = :account and id = :id and revoked_at is null
            returning name""");

    /** A key that holds. */
    record Found(SignedIn who, @Nullable Instant lastUsedAt) {}

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(@Nullable AccountId account, UserId user, ApiKey key, byte[] hash) {
        jdbc.sql(INSERT.text())
                .param("id", key.id())
                .param("account", account == null ? null : account.value())
                .param("user", user.value())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", hash)
                .param("scopes", new SqlArrayValue("text", key.scopes().toArray()))
                .param("now", Rows.utc(key.createdAt()))
                .update();
    }

    @CrossAccount("who holds a key is not known before")
    Optional<Found> find(byte[] hash) {
        return jdbc.sql(FIND.text()).param("hash", hash).query(ApiKeyStore::found).optional();
    }

    @CrossAccount("who holds a key is not known before")
    void used(UUID id, Instant now) {
        jdbc.sql(USED.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    List<ApiKey> page(AccountId account, UUID before, int limit) {
        return jdbc.sql(PAGE.text())
                .param("account", account.value())
                .param("before", before)
                .param("limit", limit)
                .query(ApiKeyStore::key)
                .list();
    }

    Optional<ApiKey> find(AccountId account, UUID id) {
        return jdbc.sql(ONE.text())
                .param("account", account.value())
                .param("id", id)
                .query(ApiKeyStore::key)
                .optional();
    }

    @CrossAccount("a person may belong to many accounts")
    String nameOf(UserId user) {
        return jdbc.sql(NAME_OF.text()).param("user", user.value()).query(String.class).single();
    }

    /** The name of the key that was revoked. */
    Optional<String> revoke(AccountId account, UUID id, Actor by, Instant now) {
        return jdbc.sql(REVOKE.text())
                .param("account", account.value())
                .param("id", id)
                .param("by", by.name())
                .param("now", Rows.utc(now))
                .query(String.class)
                .optional();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        String name = row.getString("key_name") + " (" + row.getString("name") + ")";
        return new Found(
                Holders.holder(row, SignedIn.Via.KEY, name, scopes(row)),
                Rows.instantOrNull(row, "last_used_at"));
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                Rows.uuid(row, "id"),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row),
                row.getString("user_name"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }

    private static Set<String> scopes(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("scopes").getArray());
    }
}
