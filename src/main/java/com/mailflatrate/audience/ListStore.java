package com.mailflatrate.audience;

import com.mailflatrate.audience.ListSummary.Counts;
import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code audience.lists} with their counts. */
@Repository
final class ListStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into audience.lists (account_id, id, name, description, frequency_max, frequency_per,
                                        by_kind, by_id, by_name, created_at)
            values (:account, :id, :name, :description, :max, :per, :byKind, :byId, :byName, :now)
            """);

    static final Sql READ =
            Sql.with(
                    """
            select l.id, l.name, l.description, l.frequency_max, l.frequency_per, l.created_at,
                   coalesce(sum(c.members) filter (where c.status = 'UNCONFIRMED'), 0) as unconfirmed,
                   coalesce(sum(c.members) filter (where c.status = 'SUBSCRIBED'), 0) as subscribed,
                   coalesce(sum(c.members) filter (where c.status = 'UNSUBSCRIBED'), 0) as unsubscribed,
                   coalesce(sum(c.members) filter (where c.status = 'BOUNCED'), 0) as bounced,
                   coalesce(sum(c.members) filter (where c.status = 'COMPLAINED'), 0) as complained,
                   coalesce(sum(c.members) filter (where c.status = 'HELD'), 0) as held
              from audience.lists l
              left join audience.list_counts c on c.account_id = l.account_id and c.list_id = l.id
             where l.account_id = :account {fragment}
             group by l.account_id, l.id
             order by l.id desc
             limit :rows
            """,
                    List.of(Which.BEFORE.sql, Which.THESE.sql));

    static final Sql NAME =
            Sql.of("select name from audience.lists where account_id = :account and id = :id");

    static final Sql NAMES =
            Sql.of(
                    """
            select id, name from audience.lists where account_id = :account and id = any(:ids::uuid[])
            """);

    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient db;

    ListStore(JdbcClient db) {
        this.db = db;
    }

    private enum Which {
        BEFORE("and l.id < :before"),
        THESE("and l.id = any(cast(:ids as uuid[]))");

        private final String sql;

        Which(String sql) {
            this.sql = sql;
        }
    }

    void add(AccountId account, ListId id, ListDraft draft, Actor by, Instant now) {
        Frequency frequency = draft.frequency();
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("max", frequency == null ? null : frequency.max())
                .param("per", frequency == null ? null : frequency.per().name())
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    List<ListSummary> these(AccountId account, Collection<ListId> ids) {
        return db.sql(READ.at(Which.THESE.sql))
                .param("account", account.value())
                .param("ids", ids.stream().map(ListId::toString).toArray(String[]::new))
                .param("rows", ids.size())
                .query(ListStore::summary)
                .list();
    }

    List<ListSummary> page(AccountId account, @Nullable ListId before, int rows) {
        return db.sql(READ.at(Which.BEFORE.sql))
                .param("account", account.value())
                .param("before", before == null ? LAST : before.value())
                .param("rows", rows)
                .query(ListStore::summary)
                .list();
    }

    Optional<String> name(AccountId account, ListId id) {
        return db.sql(NAME.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    Map<ListId, String> names(AccountId account, Collection<ListId> ids) {
        Map<ListId, String> names = new HashMap<>();
        db.sql(NAMES.text())
                .param("account", account.value())
                .param("ids", Rows.column(ids, ListId::value))
                .query(
                        row -> {
                            names.put(new ListId(Rows.uuid(row, "id")), row.getString("name"));
                        });
        return names;
    }

    private static ListSummary summary(ResultSet row, int n) throws SQLException {
        String per = row.getString("frequency_per");
        return new ListSummary(
                new ListId(Rows.uuid(row, "id")),
                row.getString("name"),
                row.getString("description"),
                per == null ? null : new Frequency(row.getInt("frequency_max"), Per.valueOf(per)),
                new Counts(
                        row.getLong("unconfirmed"),
                        row.getLong("subscribed"),
                        row.getLong("unsubscribed"),
                        row.getLong("bounced"),
                        row.getLong("complained"),
                        row.getLong("held")),
                Rows.instant(row, "created_at"));
    }
}
