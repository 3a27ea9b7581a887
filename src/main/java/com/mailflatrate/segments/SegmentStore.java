package com.mailflatrate.segments;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code segments.segments}. */
@Repository
final class SegmentStore {

    static final Sql PUT =
            Sql.of(
                    """
            insert into segments.segments (account_id, id, name, rules, kind, contacts, counted_at, by_kind, by_id,
                                           by_name, created_at)
            values (:account, :id, :name, cast(:rules as jsonb), :kind, :contacts, :now, :byKind, :byId, :byName, :now)
            on conflict (account_id, id) do update
               set name = excluded.name, rules = excluded.rules, contacts = excluded.contacts,
                   counted_at = excluded.counted_at
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, name, rules, kind, contacts, counted_at, by_name, created_at
              from segments.segments where account_id = :account and id = :id
            """);

    static final Sql ALL =
            Sql.of(
                    """
            select id, name, rules, kind, contacts, counted_at, by_name, created_at
              from segments.segments where account_id = :account order by id desc limit 200
            """);

    static final Sql COUNTED =
            Sql.of(
                    """
            update segments.segments set contacts = :contacts, counted_at = :now
             where account_id = :account and id = :id
            """);

    static final Sql DELETE =
            Sql.of("delete from segments.segments where account_id = :account and id = :id");

    static final Sql CLAIM =
            Sql.of(
                    """
            select id from segments.segments where account_id = :account and id = :id for share
            """);

    static final Sql LOCK =
            Sql.of(
                    """
            select id from segments.segments where account_id = :account and id = :id for update
            """);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient db;

    SegmentStore(JdbcClient db) {
        this.db = db;
    }

    void put(AccountId account, Segment segment, Actor by) {
        db.sql(PUT.text())
                .param("account", account.value())
                .param("id", segment.id())
                .param("name", segment.name())
                .param("rules", JSON.writeValueAsString(RuleNode.of(segment.rule())))
                .param("kind", segment.kind().name())
                .param("contacts", segment.contacts())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(segment.countedAt()))
                .update();
    }

    Optional<Segment> find(AccountId account, UUID id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id)
                .query(SegmentStore::segment)
                .optional();
    }

    List<Segment> all(AccountId account) {
        return db.sql(ALL.text())
                .param("account", account.value())
                .query(SegmentStore::segment)
                .list();
    }

    void counted(AccountId account, UUID id, long contacts, Instant now) {
        db.sql(COUNTED.text())
                .param("account", account.value())
                .param("id", id)
                .param("contacts", contacts)
                .param("now", Rows.utc(now))
                .update();
    }

    /** Whether it is there; keeps it from being deleted until the transaction ends. */
    boolean claim(AccountId account, UUID id) {
        return isThere(CLAIM, account, id);
    }

    /** Whether it is there; waits for those who claim it. */
    boolean lock(AccountId account, UUID id) {
        return isThere(LOCK, account, id);
    }

    private boolean isThere(Sql statement, AccountId account, UUID id) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void delete(AccountId account, UUID id) {
        db.sql(DELETE.text()).param("account", account.value()).param("id", id).update();
    }

    private static Segment segment(ResultSet row, int n) throws SQLException {
        RuleNode rules = JSON.readValue(row.getString("rules"), RuleNode.class);
        return new Segment(
                Rows.uuid(row, "id"),
                row.getString("name"),
                rules.read().orThrow(),
                Segment.Kind.valueOf(row.getString("kind")),
                row.getLong("contacts"),
                Rows.instant(row, "counted_at"),
                row.getString("by_name"),
                Rows.instant(row, "created_at"));
    }
}
