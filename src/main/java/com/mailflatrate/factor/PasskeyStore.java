package com.mailflatrate.factor;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Passkeys, and challenges that wait for an answer. */
@Component
@CrossAccount("a person may belong to many accounts")
final class PasskeyStore {

    static final Sql FORGET_CHALLENGES =
            Sql.of("delete from factor.challenges where expires_at < :now");

    static final Sql INSERT_CHALLENGE =
            Sql.of(
                    """
            insert into factor.challenges (id, user_id, octets, expires_at) values (:id, :user, :octets, :expiresAt)""");

    static final Sql TAKE_CHALLENGE =
            Sql.of(
                    """
            delete from factor.challenges
             where id = :id and user_id is not distinct from cast(:user as uuid) and expires_at > :now
            returning octets""");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into factor.passkeys (id, user_id, credential_id, attested, sign_count, name, made_at)
            values (:id, :user, :credential, :attested, :count, :name, :now)
            on conflict (credential_id) do nothing""");

    static final Sql LOCK =
            Sql.of(
                    """
            select id, user_id, credential_id, attested, sign_count from factor.passkeys
             where credential_id = :credential for update""");

    static final Sql USED =
            Sql.of("update factor.passkeys set sign_count = :count, used_at = :now where id = :id");

    static final Sql LIST =
            Sql.of(
                    "select id, name, made_at, used_at from factor.passkeys where user_id = :user order by id");

    static final Sql CREDENTIAL_IDS =
            Sql.of("select credential_id from factor.passkeys where user_id = :user order by id");

    static final Sql DELETE =
            Sql.of("delete from factor.passkeys where user_id = :user and id = :id");

    /** A passkey that was asked to answer. */
    record Held(UUID id, UserId user, PasskeyProofs.Kept kept) {}

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertChallenge(
            UUID id, @Nullable UserId user, byte[] octets, Instant now, Instant expiresAt) {
        jdbc.sql(FORGET_CHALLENGES.text()).param("now", Rows.utc(now)).update();
        jdbc.sql(INSERT_CHALLENGE.text())
                .param("id", id)
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("octets", octets)
                .param("expiresAt", Rows.utc(expiresAt))
                .update();
    }

    Optional<byte[]> takeChallenge(UUID id, @Nullable UserId user, Instant now) {
        return jdbc.sql(TAKE_CHALLENGE.text())
                .param("id", id)
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("now", Rows.utc(now))
                .query((row, number) -> row.getBytes("octets"))
                .optional();
    }

    boolean insert(UUID id, UserId user, PasskeyProofs.Kept kept, String name, Instant now) {
        return jdbc.sql(INSERT.text())
                        .param("id", id)
                        .param("user", user.value())
                        .param("credential", kept.credentialId())
                        .param("attested", kept.attested())
                        .param("count", kept.count())
                        .param("name", name)
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    Optional<Held> lock(byte[] credentialId) {
        return jdbc.sql(LOCK.text())
                .param("credential", credentialId)
                .query(
                        (row, number) ->
                                new Held(
                                        Rows.uuid(row, "id"),
                                        new UserId(Rows.uuid(row, "user_id")),
                                        new PasskeyProofs.Kept(
                                                row.getBytes("credential_id"),
                                                row.getBytes("attested"),
                                                row.getLong("sign_count"))))
                .optional();
    }

    void used(UUID id, long count, Instant now) {
        jdbc.sql(USED.text())
                .param("id", id)
                .param("count", count)
                .param("now", Rows.utc(now))
                .update();
    }

    List<Passkey> list(UserId user) {
        return jdbc.sql(LIST.text())
                .param("user", user.value())
                .query(
                        (row, number) ->
                                new Passkey(
                                        Rows.uuid(row, "id"),
                                        row.getString("name"),
                                        Rows.instant(row, "made_at"),
                                        Rows.instantOrNull(row, "used_at")))
                .list();
    }

    List<byte[]> credentialIds(UserId user) {
        return jdbc.sql(CREDENTIAL_IDS.text())
                .param("user", user.value())
                .query((row, number) -> row.getBytes("credential_id"))
                .list();
    }

    boolean delete(UserId user, UUID id) {
        return jdbc.sql(DELETE.text()).param("user", user.value()).param("id", id).update() == 1;
    }
}
