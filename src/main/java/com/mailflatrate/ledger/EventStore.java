package com.mailflatrate.ledger;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ledger.events} and {@code ledger.facts}. */
@Component
class EventStore {

    /** One statement for all three tables, and for all who came together. */
    static final Sql APPEND =
            Sql.of(
                    """
            with fresh as (
                select * from unnest(:accounts::bigint[], :ids::uuid[], :kinds::text[], :ats::timestamptz[],
                                     :headers::text[], :commitments::bytea[], :salts::bytea[], :bodies::text[])
                              as n (account_id, id, kind, at, header, commitment, salt, body)
            ), event as (
                insert into ledger.events (account_id, id, kind, at, header, commitment)
                select account_id, id, kind, at, header, commitment from fresh
            ), facts as (
                insert into ledger.facts (account_id, event_id, salt, body)
                select account_id, id, salt, body from fresh
            )
            insert into ledger.unsealed (account_id, event_id) select account_id, id from fresh
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

    /** An event that is not kept yet. */
    record Fresh(AccountId account, Events.Event event, String body, Commitment commitment) {}

    @CrossAccount("events of several accounts come together")
    void append(List<Fresh> events) {
        jdbc.sql(APPEND.text())
                .param("accounts", Rows.column(events, one -> one.account().value()))
                .param("ids", Rows.column(events, one -> one.event().id()))
                .param("kinds", Rows.column(events, one -> one.event().kind()))
                .param("ats", Rows.column(events, one -> one.event().at()))
                .param("headers", Rows.column(events, one -> one.event().header()))
                .param("bodies", Rows.column(events, Fresh::body))
                .param("salts", bytes(events, one -> one.commitment().salt()))
                .param("commitments", bytes(events, one -> one.commitment().hash()))
                .update();
    }

    private static byte[][] bytes(List<Fresh> events, Function<Fresh, byte[]> value) {
        return events.stream().map(value).toArray(byte[][]::new);
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
