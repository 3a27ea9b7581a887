package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People, their roles and what they prove themselves with. */
@Component
final class UserStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.users (id, name, email, email_key, language, staff, confirmed_at, created_at)
            values (:id, :name, :email, :emailKey, :language, :staff, :confirmedAt, :now)
            on conflict (email_key) do nothing""");

    static final Sql INSERT_CREDENTIALS =
            Sql.of(
                    """
            insert into account.credentials (user_id, password_hash, totp_secret, changed_at)
            values (:user, :hash, :totp, :now)""");

    static final Sql INSERT_ROLE =
            Sql.of(
                    """
            insert into account.roles (account_id, user_id, role, granted_at)
            values (:account, :user, :role, :now)""");

    static final Sql INSERT_STAFF_ROLE =
            Sql.of(
                    """
            insert into account.staff_roles (user_id, role, granted_at) values (:user, :role, :now)""");

    static final Sql CONFIRM =
            Sql.of(
                    "update account.users set confirmed_at = :now where id = :user and confirmed_at is null");

    static final Sql BY_EMAIL =
            Sql.of(
                    """
            select u.id, u.name, u.staff, c.password_hash, c.totp_secret,
                   (select r.account_id from account.roles r where r.user_id = u.id
                     order by r.granted_at, r.account_id limit 1) as account_id
              from account.users u join account.credentials c on c.user_id = u.id
             where u.email_key = :emailKey""");

    static final Sql TAKE_STEP =
            Sql.of(
                    """
            update account.credentials set totp_last_step = :step where user_id = :user and totp_last_step < :step""");

    static final Sql STAFF_BY_EMAIL =
            Sql.of("select id from account.users where email_key = :emailKey and staff");

    /** Somebody who tries to sign in. */
    record Candidate(
            UserId user,
            String name,
            boolean staff,
            String passwordHash,
            byte @Nullable [] totpSecret,
            @Nullable AccountId account) {}

    /** A new person. */
    record NewUser(
            UserId id,
            String name,
            EmailAddress email,
            String language,
            boolean staff,
            @Nullable Instant confirmedAt) {}

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("a person may belong to many accounts; an address signs in once")
    boolean insert(NewUser user, Instant now) {
        return jdbc.sql(INSERT.text())
                        .param("id", user.id().value())
                        .param("name", user.name())
                        .param("email", user.email().full())
                        .param("emailKey", user.email().key())
                        .param("language", user.language())
                        .param("staff", user.staff())
                        .param("confirmedAt", Rows.utcOrNull(user.confirmedAt()))
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    @CrossAccount("a person may belong to many accounts")
    void insertCredentials(UserId user, String hash, byte @Nullable [] totp, Instant now) {
        jdbc.sql(INSERT_CREDENTIALS.text())
                .param("user", user.value())
                .param("hash", hash)
                .param("totp", totp)
                .param("now", Rows.utc(now))
                .update();
    }

    void insertRole(AccountId account, UserId user, Role role, Instant now) {
        jdbc.sql(INSERT_ROLE.text())
                .param("account", account.value())
                .param("user", user.value())
                .param("role", role.word())
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("staff belong to no account")
    void insertStaffRole(UserId user, Role role, Instant now) {
        jdbc.sql(INSERT_STAFF_ROLE.text())
                .param("user", user.value())
                .param("role", role.word())
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("a person may belong to many accounts")
    boolean confirm(UserId user, Instant now) {
        return jdbc.sql(CONFIRM.text())
                        .param("user", user.value())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    @CrossAccount("who signs in is known by address only")
    Optional<Candidate> byEmail(EmailAddress email) {
        return jdbc.sql(BY_EMAIL.text())
                .param("emailKey", email.key())
                .query(UserStore::candidate)
                .optional();
    }

    @CrossAccount("staff belong to no account")
    Optional<UserId> staffByEmail(EmailAddress email) {
        return jdbc.sql(STAFF_BY_EMAIL.text())
                .param("emailKey", email.key())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    @CrossAccount("a person may belong to many accounts")
    boolean takeStep(UserId user, long step) {
        return jdbc.sql(TAKE_STEP.text()).param("user", user.value()).param("step", step).update()
                == 1;
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        long account = row.getLong("account_id");
        AccountId accountId = row.wasNull() ? null : new AccountId(account);
        return new Candidate(
                new UserId(Rows.uuid(row, "id")),
                row.getString("name"),
                row.getBoolean("staff"),
                row.getString("password_hash"),
                row.getBytes("totp_secret"),
                accountId);
    }
}
