package com.mailflatrate.export;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts of views by person and hour. */
@Component
final class ViewStore {

    static final Sql COUNT =
            Sql.of(
                    """
            insert into export.views as v (account_id, hour_at, by_kind, by_id, by_name, tables, contacts)
            values (:account, :hour, :byKind, :byId, :byName, :tables, :contacts)
            on conflict (account_id, hour_at, by_kind, by_id, by_name)
            do update set tables = v.tables + excluded.tables, contacts = v.contacts + excluded.contacts""");

    static final Sql TAKE =
            Sql.of(
                    """
            delete from export.views where hour_at < :hour returning *""");

    private final JdbcClient jdbc;

    ViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(AccountId account, Instant hour, Actor by, long tables, long contacts) {
        jdbc.sql(COUNT.text())
                .param("account", account.value())
                .param("hour", Rows.utc(hour))
                .param("byKind", by.kind().name().toLowerCase(Locale.ROOT))
                .param("byId", by.id())
                .param("byName", by.name())
                .param("tables", tables)
                .param("contacts", contacts)
                .update();
    }

    @CrossAccount("hours that are over, of all accounts")
    List<Hour> take(Instant hour) {
        return jdbc.sql(TAKE.text())
                .param("hour", Rows.utc(hour))
                .query(
                        (row, number) ->
                                new Hour(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.instant(row, "hour_at"),
                                        Rows.actor(row),
                                        row.getLong("tables"),
                                        row.getLong("contacts")))
                .list();
    }
}
