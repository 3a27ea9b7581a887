package com.mailflatrate.account.member;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roles of the operator's people. */
@Component
@CrossAccount("staff belong to no account")
final class StaffStore {

    static final Sql LIST =
            Sql.of(
                    """
            select u.id, u.name, u.email, u.created_at,
                   array(select r.role from account.staff_roles r where r.user_id = u.id) as roles,
                   (select max(s.seen_at) from account.sessions s where s.user_id = u.id) as seen_at
              from account.users u
             where exists (select from account.staff_roles r where r.user_id = u.id)
             order by lower(u.name), u.id limit 500""");

    static final Sql LOCK_ENGINEERS =
            Sql.of(
                    """
            select user_id from account.staff_roles where role = 'engineer' order by user_id for update""");

    static final Sql ROLES = Sql.of("select role from account.staff_roles where user_id = :user");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.staff_roles (user_id, role, granted_at) values (:user, :role, :now)
            on conflict do nothing""");

    static final Sql DELETE =
            Sql.of("delete from account.staff_roles where user_id = :user and role <> all (:kept)");

    static final Sql END_SESSIONS =
            Sql.of(
                    "update account.sessions set ended_at = :now where user_id = :user and ended_at is null");

    static final Sql REVOKE_KEYS =
            Sql.of(
                    """
            update account.api_keys set revoked_at = :now, revoked_by = :by
             where user_id = :user and account_id is null and revoked_at is null""");

    private final JdbcClient jdbc;

    StaffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StaffMembers.StaffMember> list() {
        return jdbc.sql(LIST.text())
                .query(
                        (row, number) ->
                                new StaffMembers.StaffMember(
                                        new UserId(Rows.uuid(row, "id")),
                                        row.getString("name"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                                .map(Role::of)
                                                .collect(Collectors.toSet()),
                                        Rows.instant(row, "created_at"),
                                        Rows.instantOrNull(row, "seen_at")))
                .list();
    }

    /** Whoever holds this changes the operator's people alone. */
    Set<UserId> lockEngineers() {
        return jdbc.sql(LOCK_ENGINEERS.text())
                .query((row, number) -> new UserId(Rows.uuid(row, "user_id")))
                .set();
    }

    Set<Role> roles(UserId user) {
        return jdbc.sql(ROLES.text())
                .param("user", user.value())
                .query((row, number) -> Role.of(row.getString("role")))
                .set();
    }

    void replaceRoles(UserId user, Set<Role> roles, Instant now) {
        jdbc.sql(DELETE.text())
                .param("user", user.value())
                .param("kept", roles.stream().map(Role::word).toArray(String[]::new))
                .update();
        for (Role role : roles) {
            jdbc.sql(INSERT.text())
                    .param("user", user.value())
                    .param("role", role.word())
                    .param("now", Rows.utc(now))
                    .update();
        }
    }

    void endSessions(UserId user, Instant now) {
        jdbc.sql(END_SESSIONS.text())
                .param("user", user.value())
                .param("now", Rows.utc(now))
                .update();
    }

    void revokeKeys(UserId user, String by, Instant now) {
        jdbc.sql(REVOKE_KEYS.text())
                .param("user", user.value())
                .param("by", by.substring(0, Math.min(by.length(), 200)))
                .param("now", Rows.utc(now))
                .update();
    }
}
