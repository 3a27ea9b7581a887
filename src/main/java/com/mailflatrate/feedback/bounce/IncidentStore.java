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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            select id from feedback.incidents
             where (kind = 'DOMAIN' and name = :domain or kind = 'PROVIDER' and name = :group)
               and begun_at <= :at and until_at > :at
             order by begun_at limit 1
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
            select count(distinct contact_id) from feedback.bounces
             where domain = :domain and good and class in ('HARD', 'UNCLEAR') and at > :after and at <= :at
            """);
    static final Sql RECENT =
            Sql.of(
                    """
            select i.id, i.kind, i.name, i.begun_at, i.until_at, i.why, i.by_name, i.undone_at, i.undone_by,
                   count(b.message_id) as refused, count(b.message_id) filter (where b.applied) as deactivated
              from feedback.incidents i left join feedback.bounces b on b.incident_id = i.id
             group by i.id order by i.begun_at desc limit :rows
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

    Optional<UUID> open(String domain, @Nullable String group, Instant at) {
        return jdbc.sql(OPEN.text())
                .param("domain", domain)
                .param("group", group == null ? "" : group)
                .param("at", Rows.utc(at))
                .query(UUID.class)
                .optional();
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

    long goodRefused(String domain, Instant after, Instant at) {
        return jdbc.sql(GOOD_REFUSED.text())
                .param("domain", domain)
                .param("after", Rows.utc(after))
                .param("at", Rows.utc(at))
                .query(Long.class)
                .single();
    }

    List<Incident> recent(int rows) {
        return jdbc.sql(RECENT.text()).param("rows", rows).query((row, n) -> incident(row)).list();
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
