package com.mailflatrate.privacy.takeout;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What permits are for, and the rows of their files. */
@Repository
final class TakeoutStore {

    static final Sql PUT =
            Sql.of(
                    """
            insert into privacy.takeouts (account_id, permit_id, scope, subject_id, asked_at)
            values (:account, :permit, :scope, :subject, :now)
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select permit_id, scope, subject_id from privacy.takeouts
             where account_id = :account and permit_id = :permit
            """);

    static final Sql OF_ALL =
            Sql.of(
                    """
            select id, key from audience.v_contacts where account_id = :account and key > :after order by key limit 500
            """);

    static final Sql OF_LIST =
            Sql.of(
                    """
            select contact_id as id, key from audience.v_memberships
             where account_id = :account and list_id = :list and key > :after order by key limit 500
            """);

    static final Sql COUNT =
            Sql.of("select count(*) from audience.v_contacts where account_id = :account");

    static final Sql KEYS =
            Sql.of(
                    """
            select distinct jsonb_object_keys(fields) as key from audience.v_contacts
             where account_id = :account order by 1 limit 500
            """);

    static final Sql ROWS =
            Sql.of(
                    """
            select c.key, c.email, c.fields, l.name, m.status, m.reason, m.since,
                   (select string_agg(t.tag, ', ' order by t.tag) from audience.v_contact_tags t
                     where t.account_id = c.account_id and t.contact_id = c.id) as tags,
                   p.grade, p.consent_at, p.ip, p.source, p.recorded_at, p.event_id
              from audience.v_contacts c
              left join audience.v_memberships m
                on m.account_id = c.account_id and m.contact_id = c.id
               and (cast(:list as uuid) is null or m.list_id = cast(:list as uuid))
              left join audience.v_lists l on l.account_id = m.account_id and l.id = m.list_id
              left join lateral (
                   select * from consent.v_proofs v
                    where v.account_id = c.account_id and v.contact_id = c.id and v.list_id = m.list_id
                    order by (v.grade = 'P0'), v.recorded_at desc limit 1) p on true
             where c.account_id = :account and c.id = any(cast(:ids as uuid[]))
             order by c.key, l.name
            """);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient db;

    TakeoutStore(JdbcClient db) {
        this.db = db;
    }

    /** The next contacts, and the key the part after them begins behind; null at the end. */
    record Part(List<UUID> ids, @Nullable String next) {}

    void put(AccountId account, Takeout takeout, Instant now) {
        db.sql(PUT.text())
                .param("account", account.value())
                .param("permit", takeout.permit())
                .param("scope", takeout.scope().name())
                .param("subject", takeout.subject())
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<Takeout> find(AccountId account, UUID permit) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("permit", permit)
                .query(
                        (row, n) ->
                                new Takeout(
                                        Rows.uuid(row, "permit_id"),
                                        Scope.valueOf(row.getString("scope")),
                                        Rows.uuidOrNull(row, "subject_id")))
                .optional();
    }

    long count(AccountId account) {
        return db.sql(COUNT.text()).param("account", account.value()).query(Long.class).single();
    }

    List<String> keys(AccountId account) {
        return db.sql(KEYS.text())
                .param("account", account.value())
                .query((row, n) -> row.getString("key"))
                .list();
    }

    Part part(AccountId account, @Nullable UUID list, String after) {
        List<UUID> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        db.sql((list == null ? OF_ALL : OF_LIST).text())
                .param("account", account.value())
                .param("list", list)
                .param("after", after)
                .query(
                        row -> {
                            ids.add(Rows.uuid(row, "id"));
                            keys.add(row.getString("key"));
                        });
        return new Part(ids, keys.isEmpty() ? null : keys.getLast());
    }

    List<TakeoutRow> rows(AccountId account, Collection<UUID> ids, @Nullable UUID list) {
        return db.sql(ROWS.text())
                .param("account", account.value())
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("list", list == null ? null : list.toString())
                .query(TakeoutStore::row)
                .list();
    }

    private static TakeoutRow row(ResultSet row, int n) throws SQLException {
        Map<String, String> fields = JSON.readValue(row.getString("fields"), FIELDS);
        List<@Nullable String> standing = new ArrayList<>();
        for (String column :
                List.of(
                        "name",
                        "status",
                        "reason",
                        "since",
                        "grade",
                        "consent_at",
                        "ip",
                        "source",
                        "recorded_at",
                        "event_id")) {
            standing.add(text(row, column));
        }
        return new TakeoutRow(
                row.getString("key"),
                row.getString("email"),
                fields,
                row.getString("tags"),
                standing);
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return switch (column) {
            case "since", "consent_at", "recorded_at" -> {
                Instant at = Rows.instantOrNull(row, column);
                yield at == null ? null : at.toString();
            }
            case "status" -> {
                String status = row.getString(column);
                yield status == null ? null : status.toLowerCase(java.util.Locale.ROOT);
            }
            default -> row.getString(column);
        };
    }
}
