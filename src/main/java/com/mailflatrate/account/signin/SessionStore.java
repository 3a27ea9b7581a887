package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
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

/** Sessions, known by the hash of their token. */
@Component
final class SessionStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.sessions (id, token_sha256, user_id, account_id, opened_at, seen_at, ip, user_agent)
            values (:id, :hash, :user, :account, :now, :now, :ip, :userAgent)""");

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

    /** A session that holds. */
    record Found(SignedIn who, Instant seenAt) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("a session belongs to a person, who may belong to many accounts")
    void insert(
            UUID id,
            byte[] hash,
            UserId user,
            @Nullable AccountId account,
            Instant now,
            ClientInfo client) {
        jdbc.sql(INSERT.text())
                .param("id", id)
                .param("hash", hash)
                .param("user", user.value())
                .param("account", account == null ? null : account.value())
                .param("now", Rows.utc(now))
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
    }

    @CrossAccount("who holds a token is not known before")
    Optional<Found> find(byte[] hash, Instant idleSince, Instant since) {
        return jdbc.sql(FIND.text())
                .param("hash", hash)
                .param("idleSince", Rows.utc(idleSince))
                .param("since", Rows.utc(since))
                .query(SessionStore::found)
                .optional();
    }

    @CrossAccount("a session belongs to a person")
    void seen(UUID id, Instant now) {
        jdbc.sql(SEEN.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    @CrossAccount("a session belongs to a person")
    boolean end(byte[] hash, Instant now) {
        return jdbc.sql(END.text()).param("hash", hash).param("now", Rows.utc(now)).update() == 1;
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                Holders.holder(row, SignedIn.Via.SESSION, row.getString("name"), null),
                Rows.instant(row, "seen_at"));
    }
}
