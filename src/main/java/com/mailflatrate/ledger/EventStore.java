package com.mailflatrate.ledger;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ledger.events} and {@code ledger.facts}. */
@Component
class EventStore {

    /** One statement: a registration waits for the database once, not three times. */
    static final Sql APPEND =
            Sql.of(
                    """
            with event as (
                insert into ledger.events (account_id, id, kind, at, header, commitment)
                values (:account, :id, :kind, :at, :header, :commitment)
            ), facts as (
                insert into ledger.facts (account_id, event_id, salt, body)
                values (:account, :id, :salt, :body)
            )
            insert into ledger.unsealed (account_id, event_id) values (:account, :id)
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select e.id, e.kind, e.at, e.header, f.body
              from ledger.events e
              left join ledger.facts f on f.account_id = e.account_id and f.event_id = e.id
             where e.account_id = :account and e.id = any(cast(:ids as uuid[]))
             order by e.at, e.id
            """);
    static final Sql ERASE = Sql.of("select ledger.erase_facts(:account, cast(:ids as uuid[]))");

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(AccountId account, Events.Event event, Commitment commitment) {
        jdbc.sql(APPEND.text())
                .param("account", account.value())
                .param("id", event.id())
                .param("kind", event.kind().name())
                .param("at", Rows.utc(event.at()))
                .param("header", event.header())
                .param("commitment", commitment.hash())
                .param("salt", commitment.salt())
                .param("body", event.body())
                .update();
    }

    List<Events.Event> find(AccountId account, List<UUID> ids) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .param("ids", texts(ids))
                .query(
                        (row, n) ->
                                new Events.Event(
                                        Rows.uuid(row, "id"),
                                        EventKind.valueOf(row.getString("kind")),
                                        Rows.instant(row, "at"),
                                        row.getString("header"),
                                        row.getString("body")))
                .list();
    }

    void erase(AccountId account, List<UUID> ids) {
        jdbc.sql(ERASE.text())
                .param("account", account.value())
                .param("ids", texts(ids))
                .query(Long.class)
                .single();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
