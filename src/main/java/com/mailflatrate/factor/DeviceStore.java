package com.mailflatrate.factor;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Devices by the hash of their token. */
@Component
@CrossAccount("a person may belong to many accounts")
final class DeviceStore {

    static final Sql IS_KNOWN =
            Sql.of(
                    """
            select exists (select from factor.devices
                            where user_id = :user and token_sha256 = :hash and seen_at > :since)""");

    static final Sql IS_OURS =
            Sql.of("select exists (select from factor.devices where token_sha256 = :hash)");

    static final Sql UPSERT =
            Sql.of(
                    """
            insert into factor.devices (id, user_id, token_sha256, user_agent, ip, first_at, seen_at)
            values (:id, :user, :hash, :userAgent, :ip, :now, :now)
            on conflict (user_id, token_sha256)
               do update set seen_at = excluded.seen_at, ip = excluded.ip, user_agent = excluded.user_agent""");

    static final Sql DELETE = Sql.of("delete from factor.devices where user_id = :user");

    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isKnown(UserId user, byte[] hash, Instant since) {
        return jdbc.sql(IS_KNOWN.text())
                .param("user", user.value())
                .param("hash", hash)
                .param("since", Rows.utc(since))
                .query(Boolean.class)
                .single();
    }

    boolean isOurs(byte[] hash) {
        return jdbc.sql(IS_OURS.text()).param("hash", hash).query(Boolean.class).single();
    }

    void upsert(
            UUID id, UserId user, byte[] hash, @Nullable String userAgent, String ip, Instant now) {
        jdbc.sql(UPSERT.text())
                .param("id", id)
                .param("user", user.value())
                .param("hash", hash)
                .param("userAgent", userAgent)
                .param("ip", ip)
                .param("now", Rows.utc(now))
                .update();
    }

    void delete(UserId user) {
        jdbc.sql(DELETE.text()).param("user", user.value()).update();
    }
}
