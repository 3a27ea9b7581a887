package com.mailflatrate.account;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the audit log. */
@Component
final class AuditStore {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    /** Ids carry their time, so they sort by it. */
    static final Sql PAGE =
            Sql.of(
                    """
            select id, at, by_kind, by_id, by_name, action, subject, details
              from account.audit
             where account_id = :account and id < :before
             order by id desc
             limit :limit""");

    static final Sql PAGE_OF_SERVICE =
            Sql.of(
                    """
            select l.id, l.at, l.by_kind, l.by_id, l.by_name, l.action, l.subject, l.details, a.public_id, a.name
              from account.audit l left join account.accounts a on a.account_id = l.account_id
             where l.id < :before
             order by l.id desc
             limit :limit""");

    static final Sql INSERT =
            Sql.of(
                    """
            insert into account.audit (id, account_id, at, by_kind, by_id, by_name, action, subject, details)
            values (:id, :account, :now, :byKind, :byId, :byName, :action, :subject, cast(:details as jsonb))""");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(@Nullable AccountId account, Audit.Entry entry) {
        jdbc.sql(INSERT.text())
                .param("id", entry.id())
                .param("account", account == null ? null : account.value())
                .param("now", Rows.utc(entry.at()))
                .param("byKind", entry.by().kind().name().toLowerCase(Locale.ROOT))
                .param("byId", entry.by().id())
                .param("byName", entry.by().name())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("details", json.writeValueAsString(entry.details()))
                .update();
    }

    List<Audit.Entry> page(AccountId account, UUID before, int limit) {
        return jdbc.sql(PAGE.text())
                .param("account", account.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    @CrossAccount("the operator reads the log of the whole service")
    List<Audit.ServiceEntry> pageOfService(UUID before, int limit) {
        return jdbc.sql(PAGE_OF_SERVICE.text())
                .param("before", before)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new Audit.ServiceEntry(
                                        entry(row, number),
                                        Rows.uuidOrNull(row, "public_id"),
                                        row.getString("name")))
                .list();
    }

    private Audit.Entry entry(ResultSet row, int number) throws SQLException {
        Instant at = Rows.instant(row, "at");
        return new Audit.Entry(
                Rows.uuid(row, "id"),
                at,
                Rows.actor(row),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
