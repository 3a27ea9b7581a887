package com.mailflatrate.imports.backing;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code imports.own_customers}. */
@Repository
final class OwnCustomerStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into imports.own_customers (account_id, id, open, note, by_kind, by_id, by_name, said_at)
            values (:account, :id, :open, :note, :byKind, :byId, :byName, :now)
            """);

    static final Sql NEWEST =
            Sql.of(
                    """
            select open, note, by_name, said_at from imports.own_customers
             where account_id = :account order by id desc limit 1
            """);

    private final JdbcClient db;

    OwnCustomerStore(JdbcClient db) {
        this.db = db;
    }

    void add(AccountId account, UUID id, CustomerWord word, Actor by) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id)
                .param("open", word.open())
                .param("note", word.note())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(word.at()))
                .update();
    }

    Optional<CustomerWord> newest(AccountId account) {
        return db.sql(NEWEST.text())
                .param("account", account.value())
                .query(
                        (row, n) ->
                                new CustomerWord(
                                        row.getBoolean("open"),
                                        row.getString("note"),
                                        Rows.instant(row, "said_at"),
                                        row.getString("by_name")))
                .optional();
    }
}
