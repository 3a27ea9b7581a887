package com.mailflatrate.feedback;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that came back. */
@Component
@CrossAccount("whose mail it is turns out when it is read")
class MailStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into feedback.mails (id, received_at, envelope_from, envelope_to, size, raw)
            values (:id, :at, :from, :to, :size, :raw)
                on conflict (id) do nothing
            """);
    static final Sql WAITING =
            Sql.of(
                    """
            select count(*) from (select from feedback.mails where state = 'NEW' limit :most) waiting
            """);
    static final Sql NEXT =
            Sql.of(
                    """
            select id, received_at, envelope_from, envelope_to, raw, attempts
              from feedback.mails
             where state = 'NEW'
             order by received_at, id
             limit :rows
            """);
    static final Sql TRIED =
            Sql.of(
                    """
            update feedback.mails
               set attempts = attempts + 1, state = case when attempts >= 4 then 'FAILED' else state end
             where id = :id
            """);
    static final Sql DONE =
            Sql.of(
                    """
            update feedback.mails
               set state = 'DONE', kind = :kind, why = :why, why_code = :code, why_details = :details, account_id = :account, message_id = :message,
                   done_at = :now
             where id = :id
            """);
    static final Sql FORGET =
            Sql.of(
                    """
            delete from feedback.mails
             where received_at < :bounces
                or received_at < :others and state = 'DONE' and kind not in ('BOUNCE', 'DELAY')
            """);
    static final Sql FORGET_REPLIES =
            Sql.of(
                    """
            update feedback.bounces set reply = '' where at < :bounces and reply <> ''
            """);
    static final Sql RAW =
            Sql.of(
                    """
            select raw from feedback.mails where id = :id
            """);
    static final Sql ENVELOPE_FROM =
            Sql.of(
                    """
            select envelope_from from feedback.mails where id = :id
            """);
    static final Sql CURSOR =
            Sql.of(
                    """
            select position from feedback.cursors where name = :name
            """);
    static final Sql MOVE =
            Sql.of(
                    """
            insert into feedback.cursors (name, position) values (:name, :position)
                on conflict (name) do update set position = excluded.position
            """);

    private static final int LONGEST = 500;

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail as it came. */
    record Arrived(
            UUID id,
            Instant at,
            String envelopeFrom,
            String envelopeTo,
            byte[] raw,
            int attempts) {}

    void insert(Arrived mail, long size) {
        jdbc.sql(INSERT.text())
                .param("id", mail.id())
                .param("at", Rows.utc(mail.at()))
                .param("from", mail.envelopeFrom())
                .param("to", mail.envelopeTo())
                .param("size", size)
                .param("raw", mail.raw())
                .update();
    }

    long waiting(int most) {
        return jdbc.sql(WAITING.text()).param("most", most).query(Long.class).single();
    }

    List<Arrived> next(int rows) {
        return jdbc.sql(NEXT.text())
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Arrived(
                                        Rows.uuid(row, "id"),
                                        Rows.instant(row, "received_at"),
                                        row.getString("envelope_from"),
                                        row.getString("envelope_to"),
                                        row.getBytes("raw"),
                                        row.getInt("attempts")))
                .list();
    }

    void tried(UUID id) {
        jdbc.sql(TRIED.text()).param("id", id).update();
    }

    void done(UUID id, Finding finding, Instant now) {
        String words = finding.because().inWords();
        jdbc.sql(DONE.text())
                .param("id", id)
                .param("kind", finding.kind().name())
                .param("why", cut(words))
                .param("code", finding.because().why().name())
                .param("details", details(finding))
                .param("account", finding.account() == null ? null : finding.account().value())
                .param("message", finding.message() == null ? null : finding.message().value())
                .param("now", Rows.utc(now))
                .update();
    }

    private static String[] details(Finding finding) {
        return finding.because().details().stream().map(MailStore::cut).toArray(String[]::new);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    void forget(Instant bounces, Instant others) {
        jdbc.sql(FORGET.text())
                .param("bounces", Rows.utc(bounces))
                .param("others", Rows.utc(others))
                .update();
    }

    void forgetReplies(Instant bounces) {
        jdbc.sql(FORGET_REPLIES.text()).param("bounces", Rows.utc(bounces)).update();
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.sql(RAW.text())
                .param("id", id)
                .query((row, n) -> row.getBytes("raw"))
                .optional();
    }

    Optional<String> envelopeFrom(UUID id) {
        return jdbc.sql(ENVELOPE_FROM.text()).param("id", id).query(String.class).optional();
    }

    long cursor(String name) {
        return jdbc.sql(CURSOR.text()).param("name", name).query(Long.class).optional().orElse(0L);
    }

    void move(String name, long position) {
        jdbc.sql(MOVE.text()).param("name", name).param("position", position).update();
    }
}
