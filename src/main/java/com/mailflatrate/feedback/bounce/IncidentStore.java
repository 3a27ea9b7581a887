package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents and the refusals that belong to them. */
@Component
@CrossAccount("a provider's bad day hits all accounts")
class IncidentStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into feedback.incidents (id, kind, name, begun_at, until_at, why, by_name)
            values (:id, :kind, :name, :begun, :until, :why, :by)
            """);
    static final Sql OPEN =
            Sql.of(
                    """
            select id, kind, name from feedback.incidents
             where (kind = 'DOMAIN' and name = any(:domains) or kind = 'PROVIDER' and name = any(:groups))
               and begun_at <= :last and until_at > :first
             order by begun_at desc
            """);
    static final Sql ATTACH =
            Sql.of(
                    """
            update feedback.bounces
               set incident_id = :id
             where at >= :begun and at <= :until and incident_id is null and class in ('HARD', 'UNCLEAR')
               and (:kind = 'DOMAIN' and domain = :name or :kind = 'PROVIDER' and host_group = :name)
            """);
    static final Sql DEACTIVATED =
            Sql.of(
                    """
            select account_id, message_id, way, contact_id, list_ids, reason from feedback.bounces
             where incident_id = :id and applied and undone_at is null
             order by account_id, message_id limit :rows
            """);
    static final Sql UNDONE =
            Sql.of(
                    """
            update feedback.bounces set applied = false, undone_at = :now
             where account_id = :account and message_id = :message and way = :way
            """);
    static final Sql CLOSE =
            Sql.of(
                    """
            update feedback.incidents set undone_at = coalesce(undone_at, :now), undone_by = coalesce(undone_by, :by)
             where id = :id
            """);
    static final Sql GOOD_REFUSED =
            Sql.of(
                    """
            select domain from feedback.bounces
             where domain = any(:domains) and good and class in ('HARD', 'UNCLEAR') and at > :after and at <= :at
             group by domain having count(distinct contact_id) >= :least
            """);
    static final Sql PAGE =
            Sql.of(
                    """
            select i.id, i.kind, i.name, i.begun_at, i.until_at, i.why, i.by_name, i.undone_at, i.undone_by,
                   count(b.message_id) as refused, count(b.message_id) filter (where b.applied) as deactivated
              from feedback.incidents i left join feedback.bounces b on b.incident_id = i.id
             where i.id < :before group by i.id order by i.id desc limit :rows
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select i.id, i.kind, i.name, i.begun_at, i.until_at, i.why, i.by_name, i.undone_at, i.undone_by,
                   count(b.message_id) as refused, count(b.message_id) filter (where b.applied) as deactivated
              from feedback.incidents i left join feedback.bounces b on b.incident_id = i.id
             where i.id = :id group by i.id
            """);
    static final Sql HIT =
            Sql.of(
                    """
            select account_id, count(*) as refused, count(*) filter (where applied) as deactivated,
                   count(*) filter (where undone_at is not null) as returned
              from feedback.bounces where incident_id = :id
             group by account_id order by refused desc, account_id limit 100
            """);

    static final Sql DAYS =
            Sql.of(
                    """
            select kind, name, begun_at, least(until_at, undone_at) as ended_at from feedback.incidents
             where until_at > :after order by begun_at, until_at, id
            """);

    private final JdbcClient jdbc;

    IncidentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What one refusal did to one contact. */
    record Done(
            AccountId account,
            MessageId message,
            String way,
            ContactId contact,
            List<ListId> lists,
            String reason) {}

    void insert(Incident incident) {
        jdbc.sql(INSERT.text())
                .param("id", incident.id())
                .param("kind", incident.kind().name())
                .param("name", incident.name())
                .param("begun", Rows.utc(incident.begun()))
                .param("until", Rows.utc(incident.until()))
                .param("why", incident.why())
                .param("by", incident.by())
                .update();
    }

    /** What an incident is about. */
    record About(Incident.Kind kind, String name) {}

    /** Those open at some time between; the first where there are several. */
    Map<About, UUID> open(
            Collection<String> domains, Collection<String> groups, Instant first, Instant last) {
        Map<About, UUID> open = new HashMap<>();
        jdbc.sql(OPEN.text())
                .param("domains", domains.toArray(String[]::new))
                .param("groups", groups.toArray(String[]::new))
                .param("first", Rows.utc(first))
                .param("last", Rows.utc(last))
                .query(
                        row -> {
                            Incident.Kind kind = Incident.Kind.valueOf(row.getString("kind"));
                            open.put(new About(kind, row.getString("name")), Rows.uuid(row, "id"));
                        });
        return open;
    }

    long attach(Incident incident, Instant until) {
        return jdbc.sql(ATTACH.text())
                .param("id", incident.id())
                .param("kind", incident.kind().name())
                .param("name", incident.name())
                .param("begun", Rows.utc(incident.begun()))
                .param("until", Rows.utc(until))
                .update();
    }

    List<Done> deactivated(UUID incident, int rows) {
        return jdbc.sql(DEACTIVATED.text())
                .param("id", incident)
                .param("rows", rows)
                .query((row, n) -> done(row))
                .list();
    }

    void undone(Done done, Instant now) {
        jdbc.sql(UNDONE.text())
                .param("account", done.account().value())
                .param("message", done.message().value())
                .param("way", done.way())
                .param("now", Rows.utc(now))
                .update();
    }

    void close(UUID incident, String by, Instant now) {
        jdbc.sql(CLOSE.text())
                .param("id", incident)
                .param("by", by)
                .param("now", Rows.utc(now))
                .update();
    }

    /** Those of these domains where so many good contacts were refused in this time. */
    Set<String> goodRefused(Collection<String> domains, Instant after, Instant at, long least) {
        return Set.copyOf(
                jdbc.sql(GOOD_REFUSED.text())
                        .param("domains", domains.toArray(String[]::new))
                        .param("after", Rows.utc(after))
                        .param("at", Rows.utc(at))
                        .param("least", least)
                        .query(String.class)
                        .list());
    }

    List<Incident> page(UUID before, int rows) {
        return jdbc.sql(PAGE.text())
                .param("before", before)
                .param("rows", rows)
                .query((row, n) -> incident(row))
                .list();
    }

    Optional<Incident> find(UUID id) {
        return jdbc.sql(FIND.text()).param("id", id).query((row, n) -> incident(row)).optional();
    }

    List<Incidents.Hit> hit(UUID id) {
        return jdbc.sql(HIT.text())
                .param("id", id)
                .query(
                        (row, n) ->
                                new Incidents.Hit(
                                        new AccountId(row.getLong("account_id")),
                                        row.getLong("refused"),
                                        row.getLong("deactivated"),
                                        row.getLong("returned")))
                .list();
    }

    List<Incidents.Day> days(Instant after) {
        return jdbc.sql(DAYS.text())
                .param("after", Rows.utc(after))
                .query(
                        (row, n) ->
                                new Incidents.Day(
                                        Incident.Kind.valueOf(row.getString("kind")),
                                        row.getString("name"),
                                        Rows.instant(row, "begun_at"),
                                        Rows.instant(row, "ended_at")))
                .list();
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                Rows.uuid(row, "id"),
                Incident.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "until_at"),
                row.getString("why"),
                row.getString("by_name"),
                Rows.instantOrNull(row, "undone_at"),
                row.getString("undone_by"),
                row.getLong("refused"),
                row.getLong("deactivated"));
    }

    private static Done done(ResultSet row) throws SQLException {
        UUID[] lists = (UUID[]) row.getArray("list_ids").getArray();
        return new Done(
                new AccountId(row.getLong("account_id")),
                new MessageId(row.getLong("message_id")),
                row.getString("way"),
                new ContactId(Rows.uuid(row, "contact_id")),
                Arrays.stream(lists).map(ListId::new).toList(),
                row.getString("reason"));
    }
}
