package com.mailflatrate.reread;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.reread.SecondReading.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders to read again, and what was read otherwise. */
@Component
@CrossAccount("a parser that has learnt reads the mail of all accounts")
class RereadStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into reread.orders (id, asked_at, asked_by, since_at, dry_run, last_at, last_id)
            values (:id, :at, :by, :since, :dry, :since, :last)
            """);
    static final Sql NEXT =
            Sql.of(
                    """
            select * from reread.orders where done_at is null order by asked_at, id limit 1
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select * from reread.orders where id = :id
            """);
    static final Sql PAGE =
            Sql.of(
                    """
            select * from reread.orders where id < :before order by id desc limit :rows
            """);
    static final Sql MOVE =
            Sql.of(
                    """
            update reread.orders
               set last_at = :at, last_id = :last, looked = :looked, applied = :applied, differing = :differing,
                   left_alone = :left, unreadable = :unreadable
             where id = :id
            """);
    static final Sql END =
            Sql.of(
                    """
            update reread.orders set done_at = :now where id = :id
            """);
    static final Sql NOTE =
            Sql.of(
                    """
            insert into reread.readings (mail_id, reread_id, at, upshot, was_kind, was_code, was_details,
                                                  kind, why_code, why_details)
            values (:mail, :reread, :at, :upshot, :wasKind, :wasCode, cast(:wasDetails as text[]),
                    :kind, :code, cast(:details as text[]))
                on conflict (mail_id, reread_id) do nothing
            """);
    static final Sql READINGS =
            Sql.of(
                    """
            select * from reread.readings where reread_id = :id and mail_id > :after order by mail_id limit :rows
            """);
    static final Sql OF_MAIL =
            Sql.of(
                    """
            select * from reread.readings where mail_id = :mail and upshot <> 'WOULD_CHANGE' order by at desc
            """);

    static final Sql FORGET =
            Sql.of(
                    """
            delete from reread.orders where asked_at < :before
            """);

    private final JdbcClient jdbc;

    RereadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Reread order) {
        jdbc.sql(INSERT.text())
                .param("id", order.id())
                .param("at", Rows.utc(order.askedAt()))
                .param("by", order.askedBy())
                .param("since", Rows.utc(order.since()))
                .param("dry", order.dryRun())
                .param("last", order.last().id())
                .update();
    }

    Optional<Reread> next() {
        return jdbc.sql(NEXT.text()).query((row, n) -> reread(row)).optional();
    }

    Optional<Reread> find(UUID id) {
        return jdbc.sql(FIND.text()).param("id", id).query((row, n) -> reread(row)).optional();
    }

    List<Reread> page(UUID before, int rows) {
        return jdbc.sql(PAGE.text())
                .param("before", before)
                .param("rows", rows)
                .query((row, n) -> reread(row))
                .list();
    }

    void move(UUID id, Reread.Place last, Reread.Counts counts) {
        jdbc.sql(MOVE.text())
                .param("id", id)
                .param("at", Rows.utc(last.at()))
                .param("last", last.id())
                .param("looked", counts.looked())
                .param("applied", counts.applied())
                .param("differing", counts.differing())
                .param("left", counts.leftAlone())
                .param("unreadable", counts.unreadable())
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql(END.text()).param("id", id).param("now", Rows.utc(now)).update();
    }

    void forget(Instant before) {
        jdbc.sql(FORGET.text()).param("before", Rows.utc(before)).update();
    }

    void note(UUID reread, SecondReading reading) {
        jdbc.sql(NOTE.text())
                .param("mail", reading.mail())
                .param("reread", reread)
                .param("at", Rows.utc(reading.at()))
                .param("upshot", reading.upshot().name())
                .param("wasKind", reading.was().kind())
                .param("wasCode", reading.was().why())
                .param("wasDetails", Rows.array(reading.was().details()))
                .param("kind", reading.is().kind())
                .param("code", reading.is().why())
                .param("details", Rows.array(reading.is().details()))
                .update();
    }

    List<SecondReading> readings(UUID reread, UUID after, int rows) {
        return jdbc.sql(READINGS.text())
                .param("id", reread)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> reading(row))
                .list();
    }

    List<SecondReading> ofMail(UUID mail) {
        return jdbc.sql(OF_MAIL.text()).param("mail", mail).query((row, n) -> reading(row)).list();
    }

    private static Reread reread(ResultSet row) throws SQLException {
        return new Reread(
                Rows.uuid(row, "id"),
                Rows.instant(row, "asked_at"),
                row.getString("asked_by"),
                Rows.instant(row, "since_at"),
                row.getBoolean("dry_run"),
                new Reread.Place(Rows.instant(row, "last_at"), Rows.uuid(row, "last_id")),
                new Reread.Counts(
                        row.getLong("looked"),
                        row.getLong("applied"),
                        row.getLong("differing"),
                        row.getLong("left_alone"),
                        row.getLong("unreadable")),
                Rows.instantOrNull(row, "done_at"));
    }

    private static SecondReading reading(ResultSet row) throws SQLException {
        return new SecondReading(
                Rows.uuid(row, "mail_id"),
                Rows.instant(row, "at"),
                Upshot.valueOf(row.getString("upshot")),
                taken(row, "was_kind", "was_code", "was_details"),
                taken(row, "kind", "why_code", "why_details"));
    }

    private static Taken taken(ResultSet row, String kind, String code, String details)
            throws SQLException {
        return new Taken(
                row.getString(kind),
                row.getString(code),
                List.of((String[]) row.getArray(details).getArray()));
    }
}
