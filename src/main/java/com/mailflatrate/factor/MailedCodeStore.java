package com.mailflatrate.factor;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes that were asked for. */
@Component
@CrossAccount("a person may belong to many accounts")
final class MailedCodeStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into factor.mailed_codes (id, user_id, purpose, subject, ip, requested_at)
            values (:id, :user, :purpose, :subject, :ip, :now)""");

    static final Sql IS_OPEN =
            Sql.of(
                    """
            select exists (select from factor.mailed_codes
                            where user_id = :user and purpose = :purpose and subject = :subject and requested_at > :since
                              and used_at is null and tries < :tries)""");

    static final Sql COUNT =
            Sql.of(
                    "select count(*) from factor.mailed_codes where user_id = :user and requested_at > :since");

    static final Sql MINT =
            Sql.of(
                    """
            update factor.mailed_codes set code_mac = :mac, expires_at = :expiresAt
             where id = :id and code_mac is null
            returning user_id, purpose, subject, ip""");

    static final Sql LOCK_NEWEST =
            Sql.of(
                    """
            select id, code_mac, subject from factor.mailed_codes
             where user_id = :user and purpose = :purpose and code_mac is not null
               and requested_at = (select max(n.requested_at) from factor.mailed_codes n
                                    where n.user_id = :user and n.purpose = :purpose and n.code_mac is not null)
               and used_at is null and expires_at > :now and tries < :tries
             limit 1 for update""");

    static final Sql USE =
            Sql.of(
                    "update factor.mailed_codes set used_at = :now where id = :id and used_at is null");

    static final Sql MISS =
            Sql.of("update factor.mailed_codes set tries = tries + 1 where id = :id");

    /** What somebody asked for. */
    record Asked(UserId user, CodePurpose purpose, String subject, String ip) {}

    /** A code that may still be used. */
    record Open(UUID id, byte[] mac, String subject) {}

    private final JdbcClient jdbc;

    MailedCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UserId user, CodePurpose purpose, String subject, String ip, Instant now) {
        jdbc.sql(INSERT.text())
                .param("id", id)
                .param("user", user.value())
                .param("purpose", purpose.word())
                .param("subject", subject)
                .param("ip", ip)
                .param("now", Rows.utc(now))
                .update();
    }

    boolean isOpenSince(
            UserId user, CodePurpose purpose, String subject, Instant since, int tries) {
        return jdbc.sql(IS_OPEN.text())
                .param("user", user.value())
                .param("purpose", purpose.word())
                .param("subject", subject)
                .param("since", Rows.utc(since))
                .param("tries", tries)
                .query(Boolean.class)
                .single();
    }

    long count(UserId user, Instant since) {
        return jdbc.sql(COUNT.text())
                .param("user", user.value())
                .param("since", Rows.utc(since))
                .query(Long.class)
                .single();
    }

    Optional<Asked> mint(UUID id, byte[] mac, Instant expiresAt) {
        return jdbc.sql(MINT.text())
                .param("id", id)
                .param("mac", mac)
                .param("expiresAt", Rows.utc(expiresAt))
                .query(
                        (row, number) ->
                                new Asked(
                                        new UserId(Rows.uuid(row, "user_id")),
                                        purpose(row.getString("purpose")),
                                        row.getString("subject"),
                                        row.getString("ip")))
                .optional();
    }

    Optional<Open> lockNewest(UserId user, CodePurpose purpose, Instant now, int tries) {
        return jdbc.sql(LOCK_NEWEST.text())
                .param("user", user.value())
                .param("purpose", purpose.word())
                .param("now", Rows.utc(now))
                .param("tries", tries)
                .query(
                        (row, number) ->
                                new Open(
                                        Rows.uuid(row, "id"),
                                        row.getBytes("code_mac"),
                                        row.getString("subject")))
                .optional();
    }

    void use(UUID id, Instant now) {
        jdbc.sql(USE.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    void miss(UUID id) {
        jdbc.sql(MISS.text()).param("id", id).update();
    }

    private static CodePurpose purpose(String word) {
        return Arrays.stream(CodePurpose.values())
                .filter(purpose -> purpose.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
