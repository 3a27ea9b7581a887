package com.mailflatrate.segments;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who fulfils a condition. The variable part is clauses of the closed set, joined. */
@Repository
final class MatchStore {

    static final Sql COUNT =
            Sql.with(
                    """
            select count(*) from audience.v_contacts c where c.account_id = :account and ({fragment})
            """,
                    fragments());

    static final Sql PAGE =
            Sql.with(
                    """
            select c.id, c.key from audience.v_contacts c
             where c.account_id = :account and c.key > :after and ({fragment})
             order by c.key limit :rows
            """,
                    fragments());

    /**
     * The same where few are found: the whole account in the order in which it stands is read
     * faster than nearly all of it by address.
     */
    static final Sql PAGE_OF_FEW =
            Sql.with(
                    """
            with found as materialized (
                select c.id, c.key from audience.v_contacts c
                 where c.account_id = :account and c.key > :after and ({fragment}))
            select id, key from found order by key limit :rows
            """,
                    fragments());

    static final Sql KEEP =
            Sql.with(
                    """
            insert into segments.members (account_id, segment_id, key, contact_id)
            select c.account_id, :segment, c.key, c.id from audience.v_contacts c
             where c.account_id = :account and ({fragment})
            """,
                    fragments());

    static final Sql KEPT =
            Sql.of(
                    """
            select contact_id as id, key from segments.members
             where account_id = :account and segment_id = :segment and key > :after
             order by key limit :rows
            """);

    static final Sql MEMBERS =
            Sql.with(
                    """
            select c.id from audience.v_contacts c
             where c.account_id = :account and ({fragment}) order by c.id
            """,
                    fragments());

    static final Sql ALL_KEPT =
            Sql.of(
                    """
            select contact_id as id from segments.members
             where account_id = :account and segment_id = :segment order by contact_id
            """);

    private static final long FEW = 5_000;

    private final JdbcClient db;

    MatchStore(JdbcClient db) {
        this.db = db;
    }

    long count(AccountId account, Condition condition, Instant now) {
        return ask(COUNT, account, condition, now).query(Long.class).single();
    }

    /**
     * Some of those who fulfil a condition, by address.
     *
     * @param found about how many do in all
     */
    List<FoundContact> page(
            AccountId account,
            Condition condition,
            long found,
            String after,
            int rows,
            Instant now) {
        return ask(found < FEW ? PAGE_OF_FEW : PAGE, account, condition, now)
                .param("after", after)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new FoundContact(
                                        new ContactId(Rows.uuid(row, "id")), row.getString("key")))
                .list();
    }

    long keep(AccountId account, UUID segment, Condition condition, Instant now) {
        return ask(KEEP, account, condition, now).param("segment", segment).update();
    }

    List<FoundContact> kept(AccountId account, UUID segment, String after, int rows) {
        return db.sql(KEPT.text())
                .param("account", account.value())
                .param("segment", segment)
                .param("after", after)
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new FoundContact(
                                        new ContactId(Rows.uuid(row, "id")), row.getString("key")))
                .list();
    }

    /** Everybody. */
    Members members(AccountId account, Condition condition, Instant now) {
        return members(ask(MEMBERS, account, condition, now));
    }

    /** Everybody a snapshot kept. */
    Members kept(AccountId account, UUID segment) {
        return members(
                db.sql(ALL_KEPT.text())
                        .param("account", account.value())
                        .param("segment", segment));
    }

    private static Members members(JdbcClient.StatementSpec statement) {
        Members.Collector found = new Members.Collector();
        statement.query(
                row -> {
                    found.add(Rows.uuid(row, "id"));
                });
        return found.members();
    }

    private JdbcClient.StatementSpec ask(
            Sql statement, AccountId account, Condition condition, Instant now) {
        return db.sql(statement.text().replace(Sql.SLOT, condition.sql()))
                .param("account", account.value())
                .param("now", Rows.utc(now))
                .params(condition.values());
    }

    private static List<String> fragments() {
        List<String> fragments = new ArrayList<>(Clause.all());
        fragments.add("true");
        return fragments;
    }
}
