package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.factor.DeviceName;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions, known by the hash of their token. */
@Component
@CrossAccount("a session belongs to a person, who may belong to many accounts")
final class SessionStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.sessions (id, token_sha256, user_id, account_id, opened_at, seen_at, proved_at, strange, ip, user_agent)
            values (:id, :hash, :user, :account, :now, :now, :provedAt, :strange, :ip, :userAgent)""");

    static final Sql FIND =
            Sql.of(
                    """
            select s.id, s.user_id, s.account_id, s.seen_at, u.name, u.email, u.staff, r.role,
                   array(select t.role from account.staff_roles t where t.user_id = u.id) as staff_roles
              from account.sessions s
              join account.users u on u.id = s.user_id
              left join account.roles r on r.user_id = s.user_id and r.account_id = s.account_id
             where s.token_sha256 = :hash and s.ended_at is null and s.seen_at > :idleSince and s.opened_at > :since""");

    static final Sql SEEN = Sql.of("update account.sessions set seen_at = :now where id = :id");

    static final Sql END =
            Sql.of(
                    """
            update account.sessions set ended_at = :now where token_sha256 = :hash and ended_at is null""");

    static final Sql OPEN =
            Sql.of(
                    """
            select id, opened_at, seen_at, ip, user_agent from account.sessions
             where user_id = :user and ended_at is null and seen_at > :idleSince and opened_at > :since
             order by seen_at desc, id desc limit 100""");

    static final Sql END_ONE =
            Sql.of(
                    """
            update account.sessions set ended_at = :now where id = :id and user_id = :user and ended_at is null""");

    static final Sql END_OTHERS =
            Sql.of(
                    """
            update account.sessions set ended_at = :now
             where user_id = :user and ended_at is null and id is distinct from :keep""");

    static final Sql END_IN_ACCOUNT =
            Sql.of(
                    """
            update account.sessions set ended_at = :now
             where user_id = :user and account_id = :account and ended_at is null""");

    static final Sql PROVED = Sql.of("update account.sessions set proved_at = :now where id = :id");

    static final Sql IS_PROVED =
            Sql.of(
                    """
            select exists (select from account.sessions where id = :id and ended_at is null and proved_at > :since)""");

    static final Sql DEVICE =
            Sql.of(
                    "select strange, sent_at, proved_at from account.sessions where id = :id and ended_at is null");

    static final Sql SENT = Sql.of("update account.sessions set sent_at = :now where id = :id");

    static final Sql SWITCH =
            Sql.of(
                    """
            update account.sessions s set account_id = :account
             where s.id = :id and s.user_id = :user
               and exists (select from account.roles r where r.account_id = :account and r.user_id = :user)""");

    /** A session that holds. */
    record Found(SignedIn who, Instant seenAt) {}

    /** A session to be. */
    record Fresh(
            UUID id,
            byte[] hash,
            UserId user,
            @Nullable AccountId account,
            @Nullable Instant provedAt,
            boolean strange) {}

    /** The device behind a session. */
    record Seen(boolean strange, boolean sent, @Nullable Instant provedAt) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Fresh fresh, ClientInfo client, Instant now) {
        AccountId account = fresh.account();
        jdbc.sql(INSERT.text())
                .param("id", fresh.id())
                .param("hash", fresh.hash())
                .param("user", fresh.user().value())
                .param("account", account == null ? null : account.value())
                .param("now", Rows.utc(now))
                .param("provedAt", Rows.utcOrNull(fresh.provedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("strange", fresh.strange())
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
    }

    Optional<Seen> device(UUID session) {
        return jdbc.sql(DEVICE.text())
                .param("id", session)
                .query(
                        (row, number) ->
                                new Seen(
                                        row.getBoolean("strange"),
                                        Rows.instantOrNull(row, "sent_at") != null,
                                        Rows.instantOrNull(row, "proved_at")))
                .optional();
    }

    void sent(UUID session, Instant now) {
        jdbc.sql(SENT.text()).param("id", session).param("now", Rows.utc(now)).update();
    }

    Optional<Found> find(byte[] hash, Instant idleSince, Instant since) {
        return jdbc.sql(FIND.text())
                .param("hash", hash)
                .param("idleSince", Rows.utc(idleSince))
                .param("since", Rows.utc(since))
                .query(SessionStore::found)
                .optional();
    }

    void seen(UUID id, Instant now) {
        jdbc.sql(SEEN.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    boolean end(byte[] hash, Instant now) {
        return jdbc.sql(END.text()).param("hash", hash).param("now", Rows.utc(now)).update() == 1;
    }

    List<Sessions.Open> open(UserId user, Instant idleSince, Instant since) {
        return jdbc.sql(OPEN.text())
                .param("user", user.value())
                .param("idleSince", Rows.utc(idleSince))
                .param("since", Rows.utc(since))
                .query(
                        (row, number) ->
                                new Sessions.Open(
                                        Rows.uuid(row, "id"),
                                        Rows.instant(row, "opened_at"),
                                        Rows.instant(row, "seen_at"),
                                        row.getString("ip"),
                                        DeviceName.of(row.getString("user_agent"))))
                .list();
    }

    boolean end(UserId user, UUID id, Instant now) {
        return jdbc.sql(END_ONE.text())
                        .param("id", id)
                        .param("user", user.value())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    /** Ends all of a person's sessions but one. */
    int endOthers(UserId user, @Nullable UUID keep, Instant now) {
        return jdbc.sql(END_OTHERS.text())
                .param("user", user.value())
                .param("keep", keep, Types.OTHER)
                .param("now", Rows.utc(now))
                .update();
    }

    void endInAccount(UserId user, AccountId account, Instant now) {
        jdbc.sql(END_IN_ACCOUNT.text())
                .param("user", user.value())
                .param("account", account.value())
                .param("now", Rows.utc(now))
                .update();
    }

    void proved(UUID id, Instant now) {
        jdbc.sql(PROVED.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    boolean isProved(UUID id, Instant since) {
        return jdbc.sql(IS_PROVED.text())
                .param("id", id)
                .param("since", Rows.utc(since))
                .query(Boolean.class)
                .single();
    }

    /** Whether the session now works in the account: only where the person belongs. */
    boolean moveTo(AccountId account, UserId user, UUID id) {
        return jdbc.sql(SWITCH.text())
                        .param("account", account.value())
                        .param("user", user.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                Holders.holder(row, SignedIn.Via.SESSION, row.getString("name"), null),
                Rows.instant(row, "seen_at"));
    }
}
