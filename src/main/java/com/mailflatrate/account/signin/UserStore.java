package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
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

    static final Sql APPLIED_AGAIN =
            Sql.of(
                    """
            update account.users set applied_again_at = :now
             where email_key = :emailKey and (applied_again_at is null or applied_again_at <= :since)
            returning id""");

    static final Sql EXPECT = Sql.of("update account.users set first_ip = :ip where id = :user");

    static final Sql BY_EMAIL =
            Sql.of(
                    """
            select u.id, u.name, u.staff, c.password_hash, c.totp_secret,
                   (select r.account_id from account.roles r where r.user_id = u.id
                     order by r.granted_at, r.account_id limit 1) as account_id,
                   case when not exists (select from account.sessions s where s.user_id = u.id)
                        then u.first_ip end as first_ip
              from account.users u join account.credentials c on c.user_id = u.id
             where u.email_key = :emailKey
               and (not u.staff or exists (select from account.staff_roles t where t.user_id = u.id))""");

    static final Sql BY_ID =
            Sql.of(
                    """
            select u.id, u.name, u.staff, c.password_hash, c.totp_secret, null as first_ip,
                   (select r.account_id from account.roles r where r.user_id = u.id
                     order by r.granted_at, r.account_id limit 1) as account_id
              from account.users u join account.credentials c on c.user_id = u.id
             where u.id = :user
               and (not u.staff or exists (select from account.staff_roles t where t.user_id = u.id))""");

    static final Sql PERSON =
            Sql.of(
                    """
            select u.id, u.name, u.email, u.language, u.staff, c.totp_since, c.totp_secret is not null as has_totp
              from account.users u join account.credentials c on c.user_id = u.id where u.id = :user""");

    static final Sql COOL =
            Sql.of(
                    """
            update account.credentials set cooling_until = greatest(cooling_until, :until) where user_id = :user""");

    static final Sql SET_PROFILE =
            Sql.of("update account.users set name = :name, language = :language where id = :user");

    static final Sql SET_ADDRESS =
            Sql.of(
                    """
            update account.users set email = :email, email_key = :emailKey, confirmed_at = :now
             where id = :user and not exists (select from account.users o where o.email_key = :emailKey and o.id <> :user)""");

    static final Sql SET_PASSWORD =
            Sql.of(
                    """
            update account.credentials set password_hash = :hash, changed_at = :now,
                   cooling_until = coalesce(:coolingUntil, cooling_until)
             where user_id = :user""");

    static final Sql STAFF_BY_EMAIL =
            Sql.of("select id from account.users where email_key = :emailKey and staff");

    static final Sql FORMER_STAFF =
            Sql.of(
                    """
            select u.id from account.users u
             where u.email_key = :emailKey and u.staff
               and not exists (select from account.staff_roles t where t.user_id = u.id)""");

    static final Sql EXISTS =
            Sql.of("select exists (select from account.users where email_key = :emailKey)");

    /**
     * Somebody who tries to sign in.
     *
     * @param firstIp where the person applied from, until the first sign-in
     */
    record Candidate(
            UserId user,
            String name,
            boolean staff,
            String passwordHash,
            byte @Nullable [] totpSecret,
            @Nullable AccountId account,
            @Nullable String firstIp) {}

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

    /** Notes that somebody applied with the person's address; empty when one did lately. */
    @CrossAccount("people belong to no account")
    Optional<UserId> appliedAgain(EmailAddress email, Instant now, Instant since) {
        return jdbc.sql(APPLIED_AGAIN.text())
                .param("emailKey", email.key())
                .param("now", Rows.utc(now))
                .param("since", Rows.utc(since))
                .query((row, number) -> new UserId(Rows.uuid(row, "id")))
                .optional();
    }

    @CrossAccount("people belong to no account")
    void expect(UserId user, String ip) {
        jdbc.sql(EXPECT.text()).param("user", user.value()).param("ip", ip).update();
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

    @CrossAccount("a person may belong to many accounts")
    Optional<Candidate> byId(UserId user) {
        return jdbc.sql(BY_ID.text())
                .param("user", user.value())
                .query(UserStore::candidate)
                .optional();
    }

    @CrossAccount("a person may belong to many accounts")
    Optional<People.Person> person(UserId user) {
        return jdbc.sql(PERSON.text())
                .param("user", user.value())
                .query(
                        (row, number) ->
                                new People.Person(
                                        new UserId(Rows.uuid(row, "id")),
                                        row.getString("name"),
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        Language.of(
                                                Locale.forLanguageTag(row.getString("language"))),
                                        row.getBoolean("staff"),
                                        row.getBoolean("has_totp"),
                                        Rows.instantOrNull(row, "totp_since")))
                .optional();
    }

    @CrossAccount("a person may belong to many accounts")
    void setPassword(UserId user, String hash, @Nullable Instant coolingUntil, Instant now) {
        jdbc.sql(SET_PASSWORD.text())
                .param("user", user.value())
                .param("hash", hash)
                .param("coolingUntil", Rows.utcOrNull(coolingUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Rows.utc(now))
                .update();
    }

    @CrossAccount("a person may belong to many accounts")
    void cool(UserId user, Instant until) {
        jdbc.sql(COOL.text()).param("user", user.value()).param("until", Rows.utc(until)).update();
    }

    @CrossAccount("a person may belong to many accounts")
    void setProfile(UserId user, String name, String language) {
        jdbc.sql(SET_PROFILE.text())
                .param("user", user.value())
                .param("name", name)
                .param("language", language)
                .update();
    }

    @CrossAccount("a person may belong to many accounts")
    boolean setAddress(UserId user, EmailAddress email, Instant now) {
        return jdbc.sql(SET_ADDRESS.text())
                        .param("user", user.value())
                        .param("email", email.full())
                        .param("emailKey", email.key())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    @CrossAccount("staff belong to no account")
    Optional<UserId> staffByEmail(EmailAddress email) {
        return jdbc.sql(STAFF_BY_EMAIL.text())
                .param("emailKey", email.key())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    @CrossAccount("staff belong to no account")
    Optional<UserId> formerStaff(EmailAddress email) {
        return jdbc.sql(FORMER_STAFF.text())
                .param("emailKey", email.key())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    @CrossAccount("an address signs in once")
    boolean exists(EmailAddress email) {
        return jdbc.sql(EXISTS.text()).param("emailKey", email.key()).query(Boolean.class).single();
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
                accountId,
                row.getString("first_ip"));
    }
}
