package com.mailflatrate.segments;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who fulfils a condition. The variable part is clauses of the closed set, joined. */
@Repository
final class MatchStore {

    static final Sql COUNT =
            Sql.with(
                    """
            select count(*) from audience.v_contacts c {fragment} and c.account_id = :account
            """,
                    joins());

    static final Sql PAGE =
            Sql.with(
                    """
            select c.id, c.key from audience.v_contacts c
             where c.account_id = :account and c.key > :after and ({fragment})
             order by c.key limit :rows
            """,
                    fragments());

    /**
     * The same where few are found: everybody is looked at in the order in which they stand, which
     * is faster than by address, and what is found is put in order. Ends early when they are many.
     */
    static final Sql FEW_OF_ALL =
            Sql.with(
                    """
            with found as materialized (
                select c.id, c.key from audience.v_contacts c {fragment} and c.account_id = :account limit :few)
            select id, key, (select count(*) from found) as found from found where key > :after order by key limit :rows
            """,
                    joins());

    static final Sql KEEP =
            Sql.with(
                    """
            insert into segments.members (account_id, segment_id, key, contact_id)
            select c.account_id, :segment, c.key, c.id from audience.v_contacts c
            {fragment} and c.account_id = :account
            """,
                    joins());

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
            select c.id from audience.v_contacts c {fragment} and c.account_id = :account order by c.id
            """,
                    joins());

    static final Sql ALL_KEPT =
            Sql.of(
                    """
            select contact_id as id from segments.members
             where account_id = :account and segment_id = :segment order by contact_id
            """);

    /** Fewer than these are read at once and put in order. */
    private static final long FEW = 5_000;

    private final JdbcClient db;

    MatchStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Some of those who fulfil a condition, by address, and how many do.
     *
     * @param count of all; of many, at least {@link #FEW}
     */
    record Found(long count, List<FoundContact> some) {

        private boolean isAll() {
            return count < FEW;
        }
    }

    long count(AccountId account, Condition condition, Instant now) {
        return ask(COUNT, condition.joined(), account, condition, now).query(Long.class).single();
    }

    /** The first of those who fulfil a condition, and the number of all; few are read once. */
    Found look(AccountId account, Condition condition, int rows, Instant now) {
        Found few = few(account, condition, "", rows, now);
        return few.isAll()
                ? few
                : new Found(
                        count(account, condition, now),
                        byAddress(account, condition, "", rows, now));
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
        if (found < FEW) {
            Found few = few(account, condition, after, rows, now);
            if (few.isAll()) {
                return few.some();
            }
        }
        return byAddress(account, condition, after, rows, now);
    }

    private Found few(AccountId account, Condition condition, String after, int rows, Instant now) {
        AtomicLong found = new AtomicLong();
        List<FoundContact> some =
                ask(FEW_OF_ALL, condition.joined(), account, condition, now)
                        .param("after", after)
                        .param("rows", rows)
                        .param("few", FEW)
                        .query(
                                (row, n) -> {
                                    found.set(row.getLong("found"));
                                    return contact(row);
                                })
                        .list();
        return new Found(found.get(), some);
    }

    private List<FoundContact> byAddress(
            AccountId account, Condition condition, String after, int rows, Instant now) {
        return ask(PAGE, condition.sql(), account, condition, now)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> contact(row))
                .list();
    }

    long keep(AccountId account, UUID segment, Condition condition, Instant now) {
        return ask(KEEP, condition.joined(), account, condition, now)
                .param("segment", segment)
                .update();
    }

    List<FoundContact> kept(AccountId account, UUID segment, String after, int rows) {
        return db.sql(KEPT.text())
                .param("account", account.value())
                .param("segment", segment)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> contact(row))
                .list();
    }

    /** Everybody. */
    Members members(AccountId account, Condition condition, Instant now) {
        return members(ask(MEMBERS, condition.joined(), account, condition, now));
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
            Sql statement, String fragment, AccountId account, Condition condition, Instant now) {
        return db.sql(statement.text().replace(Sql.SLOT, fragment))
                .param("account", account.value())
                .param("now", Rows.utc(now))
                .params(condition.values());
    }

    private static FoundContact contact(ResultSet row) throws SQLException {
        return new FoundContact(new ContactId(Rows.uuid(row, "id")), row.getString("key"));
    }

    private static List<String> fragments() {
        List<String> fragments = new ArrayList<>(Clause.all());
        fragments.add("true");
        return fragments;
    }

    /** Each clause alone, and all that look something up within each other. */
    private static List<String> joins() {
        List<Rule> alone =
                Arrays.stream(Clause.values())
                        .<Rule>map(clause -> new Rule.Test(clause, "", ""))
                        .toList();
        Rule nested =
                new Rule.Group(Rule.Match.ALL, List.of(new Rule.Group(Rule.Match.ANY, alone)));
        return Stream.concat(alone.stream(), Stream.of(nested))
                .map(rule -> Condition.of(rule).joined())
                .toList();
    }
}
