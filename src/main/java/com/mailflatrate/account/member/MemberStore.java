package com.mailflatrate.account.member;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles of people in accounts. */
@Component
final class MemberStore {

    static final Sql LIST =
            Sql.of(
                    """
            select u.id, u.name, u.email, r.role, r.granted_at, c.totp_secret is not null as second_factor,
                   (select max(s.seen_at) from account.sessions s where s.user_id = u.id and s.account_id = :account) as seen_at
              from account.roles r
              join account.users u on u.id = r.user_id
              join account.credentials c on c.user_id = u.id
             where r.account_id = :account
             order by array_position(array['owner', 'editor', 'viewer'], r.role), u.name, u.id limit 500""");

    static final Sql ACCOUNTS_OF =
            Sql.of(
                    """
            select a.account_id, a.public_id, a.name, r.role
              from account.roles r join account.accounts a on a.account_id = r.account_id
             where r.user_id = :user order by lower(a.name), a.account_id limit 200""");

    static final Sql ROLE =
            Sql.of(
                    "select role from account.roles where account_id = :account and user_id = :user");

    static final Sql OWNERS =
            Sql.of(
                    "select count(*) from account.roles where account_id = :account and role = 'owner'");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.roles (account_id, user_id, role, granted_at) values (:account, :user, :role, :now)""");

    static final Sql UPDATE =
            Sql.of(
                    "update account.roles set role = :role where account_id = :account and user_id = :user");

    static final Sql DELETE =
            Sql.of("delete from account.roles where account_id = :account and user_id = :user");

    static final Sql END_SESSIONS =
            Sql.of(
                    """
            update account.sessions set ended_at = :now
             where account_id = :account and user_id = :user and ended_at is null""");

    static final Sql REVOKE_KEYS =
            Sql.of(
                    """
            update account.api_keys set revoked_at = :now, revoked_by = :by
             where account_id = :account and user_id = :user and revoked_at is null""");

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Members.Member> list(AccountId account) {
        return jdbc.sql(LIST.text())
                .param("account", account.value())
                .query(
                        (row, number) ->
                                new Members.Member(
                                        new UserId(Rows.uuid(row, "id")),
                                        row.getString("name"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        Role.of(row.getString("role")),
                                        Rows.instant(row, "granted_at"),
                                        row.getBoolean("second_factor"),
                                        Rows.instantOrNull(row, "seen_at")))
                .list();
    }

    @CrossAccount("a person may belong to many accounts")
    List<Members.Belonging> accountsOf(UserId user) {
        return jdbc.sql(ACCOUNTS_OF.text())
                .param("user", user.value())
                .query(
                        (row, number) ->
                                new Members.Belonging(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "public_id"),
                                        row.getString("name"),
                                        Role.of(row.getString("role"))))
                .list();
    }

    Optional<Role> role(AccountId account, UserId user) {
        return jdbc.sql(ROLE.text())
                .param("account", account.value())
                .param("user", user.value())
                .query(String.class)
                .optional()
                .map(Role::of);
    }

    long owners(AccountId account) {
        return jdbc.sql(OWNERS.text()).param("account", account.value()).query(Long.class).single();
    }

    void insert(AccountId account, UserId user, Role role, Instant now) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("role", role.word())
                .param("now", Rows.utc(now))
                .update();
    }

    void update(AccountId account, UserId user, Role role) {
        jdbc.sql(UPDATE.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("role", role.word())
                .update();
    }

    void delete(AccountId account, UserId user) {
        jdbc.sql(DELETE.text())
                .param("account", account.value())
                .param("user", user.value())
                .update();
    }

    void endSessions(AccountId account, UserId user, Instant now) {
        jdbc.sql(END_SESSIONS.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("now", Rows.utc(now))
                .update();
    }

    void revokeKeys(AccountId account, UserId user, String by, Instant now) {
        jdbc.sql(REVOKE_KEYS.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("by", by.substring(0, Math.min(by.length(), 200)))
                .param("now", Rows.utc(now))
                .update();
    }
}
