package com.mailflatrate.factor;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that were asked for. */
@Component
@CrossAccount("the secret is all that a mailed link carries")
final class MailedLinkStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into factor.mailed_links (id, purpose, subject, ip, requested_at, expires_at)
            values (:id, :purpose, :subject, :ip, :now, :expiresAt)""");

    static final Sql MINT =
            Sql.of(
                    """
            update factor.mailed_links set secret_sha256 = :hash
             where id = :id and secret_sha256 is null and ended_at is null
            returning id, purpose, subject, ip, expires_at, false as ended""");

    static final Sql BY_SECRET =
            Sql.of(
                    """
            select id, purpose, subject, ip, expires_at, ended_at is not null as ended
              from factor.mailed_links where secret_sha256 = :hash and purpose = :purpose""");

    static final Sql USE =
            Sql.of(
                    "update factor.mailed_links set ended_at = :now where id = :id and ended_at is null");

    static final Sql END =
            Sql.of(
                    """
            update factor.mailed_links set ended_at = :now
             where purpose = :purpose and subject = :subject and ended_at is null""");

    /** A link. */
    record Link(
            UUID id,
            LinkPurpose purpose,
            String subject,
            String ip,
            Instant expiresAt,
            boolean ended) {}

    private final JdbcClient jdbc;

    MailedLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID id,
            LinkPurpose purpose,
            String subject,
            String ip,
            Instant now,
            Instant expiresAt) {
        jdbc.sql(INSERT.text())
                .param("id", id)
                .param("purpose", purpose.word())
                .param("subject", subject)
                .param("ip", ip)
                .param("now", Rows.utc(now))
                .param("expiresAt", Rows.utc(expiresAt))
                .update();
    }

    Optional<Link> mint(UUID id, byte[] hash) {
        return jdbc.sql(MINT.text())
                .param("id", id)
                .param("hash", hash)
                .query(MailedLinkStore::link)
                .optional();
    }

    Optional<Link> bySecret(LinkPurpose purpose, byte[] hash) {
        return jdbc.sql(BY_SECRET.text())
                .param("hash", hash)
                .param("purpose", purpose.word())
                .query(MailedLinkStore::link)
                .optional();
    }

    boolean use(UUID id, Instant now) {
        return jdbc.sql(USE.text()).param("id", id).param("now", Rows.utc(now)).update() == 1;
    }

    void end(LinkPurpose purpose, String subject, Instant now) {
        jdbc.sql(END.text())
                .param("purpose", purpose.word())
                .param("subject", subject)
                .param("now", Rows.utc(now))
                .update();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                Rows.uuid(row, "id"),
                LinkPurpose.of(row.getString("purpose")),
                row.getString("subject"),
                row.getString("ip"),
                Rows.instant(row, "expires_at"),
                row.getBoolean("ended"));
    }
}
