package com.mailflatrate.feedback.mails;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.feedback.mails.Arrivals.Incoming;
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
            select * from unnest(:ids::uuid[], :ats::timestamptz[], :froms::text[], :tos::text[], :sizes::bigint[], :raws::bytea[])
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
            select m.id, m.received_at, m.envelope_from, m.envelope_to, m.raw, m.attempts
              from (select id, place, sum(octet_length(raw)) over (order by place, received_at, id) - octet_length(raw) as before
                      from ((select id, received_at, raw, 1 as place from feedback.mails
                              where state = 'NEW' and lower(envelope_to) like 'r+%' order by received_at, id limit :replies)
                            union all
                            (select id, received_at, raw, 2 as place from feedback.mails
                              where state = 'NEW' and lower(envelope_to) not like 'r+%'
                              order by received_at, id limit :rows)) oldest) fitting
              join feedback.mails m using (id)
             where fitting.before < :bytes
             order by fitting.place, m.received_at, m.id
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
            update feedback.mails m
               set state = 'DONE', kind = d.kind, why = d.why, why_code = d.code, why_details = cast(d.details as text[]),
                   account_id = d.account_id, message_id = d.message_id, done_at = :now
              from unnest(:ids::uuid[], :kinds::text[], :whys::text[], :codes::text[], :details::text[],
                          :accounts::bigint[], :messages::bigint[])
                   as d (id, kind, why, code, details, account_id, message_id)
             where m.id = d.id
            """);
    static final Sql FORGET =
            Sql.of(
                    """
            delete from feedback.mails
             where (received_at < :bounces
                    or received_at < :others and state = 'DONE' and kind not in ('BOUNCE', 'DELAY'))
               and not coalesce(account_id, 0) = any(:held)
            """);
    static final Sql FORGET_REPLIES =
            Sql.of(
                    """
            update feedback.bounces set reply = ''
             where at < :bounces and reply <> '' and not account_id = any(:held)
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

    void insert(List<Incoming> mails) {
        jdbc.sql(INSERT.text())
                .param("ids", Rows.column(mails, one -> one.mail().id()))
                .param("ats", Rows.column(mails, one -> one.mail().at()))
                .param("froms", Rows.column(mails, one -> one.mail().envelopeFrom()))
                .param("tos", Rows.column(mails, one -> one.mail().envelopeTo()))
                .param("sizes", Rows.column(mails, Incoming::size))
                .param("raws", mails.stream().map(one -> one.mail().raw()).toArray(byte[][]::new))
                .update();
    }

    long waiting(int most) {
        return jdbc.sql(WAITING.text()).param("most", most).query(Long.class).single();
    }

    /**
     * The oldest unread of replies and then of others, so many of each and of so many bytes
     * together; one at least.
     */
    List<Arrived> next(int replies, int rows, long bytes) {
        return jdbc.sql(NEXT.text())
                .param("replies", replies)
                .param("rows", rows)
                .param("bytes", bytes)
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

    void settle(List<Settled> mails, Instant now) {
        jdbc.sql(DONE.text())
                .param("ids", Rows.column(mails, Settled::mail))
                .param("kinds", Rows.column(mails, Settled::kind))
                .param("whys", Rows.column(mails, one -> cut(one.words())))
                .param("codes", Rows.column(mails, one -> one.why().name()))
                .param("details", Rows.column(mails, MailStore::details))
                .param("accounts", Rows.column(mails, Settled::account))
                .param("messages", Rows.column(mails, Settled::message))
                .param("now", Rows.utc(now))
                .update();
    }

    private static String details(Settled mail) {
        return Rows.array(mail.details().stream().map(MailStore::cut).toList());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    void forget(Instant bounces, Instant others, Long[] held) {
        jdbc.sql(FORGET.text())
                .param("bounces", Rows.utc(bounces))
                .param("others", Rows.utc(others))
                .param("held", held)
                .update();
    }

    void forgetReplies(Instant bounces, Long[] held) {
        jdbc.sql(FORGET_REPLIES.text())
                .param("bounces", Rows.utc(bounces))
                .param("held", held)
                .update();
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
