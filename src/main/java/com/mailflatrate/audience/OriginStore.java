package com.mailflatrate.audience;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.origins}; they are only ever added to. */
@Repository
final class OriginStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into audience.origins (account_id, id, kind, description, collection_url, system, period_from,
                                          period_to, contacts, by_kind, by_id, by_name, stated_at)
            values (:account, :id, :kind, :description, :url, :system, :from, :to, :contacts,
                    :byKind, :byId, :byName, :now)
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, kind, description, collection_url, system, period_from, period_to, contacts, by_name, stated_at
              from audience.origins where account_id = :account and id = :id
            """);

    static final Sql ALL =
            Sql.of(
                    """
            select id, kind, description, collection_url, system, period_from, period_to, contacts, by_name, stated_at
              from audience.origins where account_id = :account order by id desc limit 200
            """);

    private final JdbcClient db;

    OriginStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, OriginId id, OriginFacts facts, Actor by, Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("kind", Objects.requireNonNull(facts.kind()).text())
                .param("description", facts.description())
                .param("url", facts.collectionUrl())
                .param("system", facts.system())
                .param("from", facts.periodFrom())
                .param("to", facts.periodTo())
                .param("contacts", facts.contacts())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<Origin> find(AccountId account, OriginId id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(OriginStore::origin)
                .optional();
    }

    List<Origin> all(AccountId account) {
        return db.sql(ALL.text())
                .param("account", account.value())
                .query(OriginStore::origin)
                .list();
    }

    private static Origin origin(ResultSet row, int n) throws SQLException {
        OriginFacts facts =
                new OriginFacts(
                        OriginFacts.Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("description"),
                        row.getString("collection_url"),
                        row.getString("system"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class),
                        row.getObject("contacts", Long.class));
        return new Origin(
                new OriginId(Rows.uuid(row, "id")),
                facts,
                Rows.instant(row, "stated_at"),
                row.getString("by_name"));
    }
}
