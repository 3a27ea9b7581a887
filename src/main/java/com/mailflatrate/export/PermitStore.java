package com.mailflatrate.export;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Permits. */
@Component
final class PermitStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into export.permits (account_id, id, what, contacts, reason, asked_at, opens_at, closes_at,
                by_kind, by_id, by_name, via_id, ip, user_agent)
            values (:account, :id, :what, :contacts, :reason, :now, :opens, :closes,
                :byKind, :byId, :byName, :via, :ip, :userAgent)""");

    static final Sql SINCE =
            Sql.of(
                    """
            select count(*) as exports, coalesce(sum(contacts), 0) as contacts
              from export.permits
             where account_id = :account and asked_at > :since
               and (stopped_at is null or fetched_at is not null)""");

    static final Sql FIND =
            Sql.of("select * from export.permits where account_id = :account and id = :id");

    static final Sql PAGE =
            Sql.of(
                    """
            select * from export.permits where account_id = :account and id < :before
             order by id desc limit :limit""");

    static final Sql FETCHED =
            Sql.of(
                    """
            update export.permits set fetched_at = :now where account_id = :account and id = :id""");

    static final Sql STOP =
            Sql.of(
                    """
            update export.permits set stopped_at = :now, stopped_by = :by
             where account_id = :account and id = :id and stopped_at is null and closes_at > :now""");

    private final JdbcClient jdbc;
    private final UuidV7 ids;

    PermitStore(JdbcClient jdbc, UuidV7 ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    UUID insert(
            AccountId account,
            SignedIn me,
            String what,
            long contacts,
            String reason,
            Times times,
            ClientInfo client) {
        UUID id = ids.next();
        Actor by = me.actor();
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", id)
                .param("what", what)
                .param("contacts", contacts)
                .param("reason", reason)
                .param("now", Rows.utc(times.asked()))
                .param("opens", Rows.utc(times.opens()))
                .param("closes", Rows.utc(times.closes()))
                .param("byKind", by.kind().name().toLowerCase(Locale.ROOT))
                .param("byId", by.id())
                .param("byName", by.name())
                .param("via", me.viaId())
                .param("ip", client.ip())
                .param("userAgent", client.userAgent())
                .update();
        return id;
    }

    Carried since(AccountId account, Instant since) {
        return jdbc.sql(SINCE.text())
                .param("account", account.value())
                .param("since", Rows.utc(since))
                .query(
                        (row, number) ->
                                new Carried(row.getLong("exports"), row.getLong("contacts")))
                .single();
    }

    Optional<Permit> find(AccountId account, UUID id, List<Canary> canaries) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .param("id", id)
                .query((row, number) -> permit(row, canaries))
                .optional();
    }

    Page<Permit> page(AccountId account, PageRequest request) {
        List<Permit> found =
                jdbc.sql(PAGE.text())
                        .param("account", account.value())
                        .param("before", Keyset.before(request))
                        .param("limit", request.limit() + 1)
                        .query((row, number) -> permit(row, List.of()))
                        .list();
        return Page.of(found, request.limit(), one -> one.id().toString());
    }

    void fetched(AccountId account, UUID id, Instant now) {
        jdbc.sql(FETCHED.text())
                .param("account", account.value())
                .param("id", id)
                .param("now", Rows.utc(now))
                .update();
    }

    boolean stop(AccountId account, UUID id, Actor by, Instant now) {
        return jdbc.sql(STOP.text())
                        .param("account", account.value())
                        .param("id", id)
                        .param("by", by.name())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static Permit permit(ResultSet row, List<Canary> canaries) throws SQLException {
        return new Permit(
                Rows.uuid(row, "id"),
                row.getString("what"),
                row.getLong("contacts"),
                row.getString("reason"),
                Rows.instant(row, "asked_at"),
                Rows.instant(row, "opens_at"),
                Rows.instant(row, "closes_at"),
                Rows.actor(row),
                row.getString("ip"),
                Rows.instantOrNull(row, "fetched_at"),
                Rows.instantOrNull(row, "stopped_at"),
                canaries);
    }
}
