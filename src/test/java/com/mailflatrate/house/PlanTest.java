package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.EmptyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * With a million contacts over a hundred accounts no statement of contacts, lists, segments and
 * suppressions, and none that claims or settles mails or seals the log, reads a large table from
 * end to end. How long they take with ten million is what {@code bin/bench page} says.
 */
class PlanTest {

    private static final Pattern MARK = Pattern.compile("\\?");
    private static final Pattern WHOLE =
            Pattern.compile(
                    "Seq Scan on (contacts|memberships|contact_tags|members|entries|messages_default|unsealed|events)\\b");
    private static final Predicate<String> OF_CONTACTS =
            Pattern.compile(
                            "com\\.mailflatrate\\.(audience|segments|suppression)\\.(detail\\.)?\\w+Store\\..*")
                    .asMatchPredicate();
    private static final Predicate<String> OF_MAILS =
            Pattern.compile("com\\.mailflatrate\\.delivery\\.queue\\.(Queue|Result)Store\\..*")
                    .asMatchPredicate();

    private static final Predicate<String> OF_THE_LOG =
            Pattern.compile("com\\.mailflatrate\\.ledger\\.LogStore\\..*").asMatchPredicate();

    private static final List<String> A_MILLION =
            List.of(
                    """
                    do $$
                    declare one record;
                    begin
                        for one in select conrelid::regclass as rel, conname from pg_constraint
                                    where conparentid = 0 and contype in ('f', 'c')
                                      and (contype = 'f' or connamespace in ('audience'::regnamespace, 'delivery'::regnamespace)) loop
                            execute format('alter table %s drop constraint if exists %I', one.rel, one.conname);
                        end loop;
                        alter table audience.contacts set unlogged;
                        alter table audience.memberships set unlogged;
                        alter table audience.contact_tags set unlogged;
                        alter table segments.members set unlogged;
                        alter table suppression.entries set unlogged;
                        alter table delivery.messages_default set unlogged;
                        alter table audience.contacts disable trigger user;
                        alter table audience.memberships disable trigger user;
                        alter table audience.contact_tags disable trigger user;
                    end $$
                    """,
                    """
                    insert into audience.contacts (account_id, id, email, key, key_id, hash, fields, created_at)
                    select n / 10000, lpad(to_hex(n), 32, '0')::uuid, 'p' || n || '@a.test', 'p' || lpad(n::text, 8, '0') || '@a.test',
                           1, decode(lpad(to_hex(n), 64, '0'), 'hex'), '{"city": "Ulm"}', timestamptz '2026-01-01' + n * interval '1 s'
                      from generate_series(0, 999999) n
                    """,
                    """
                    insert into audience.memberships (account_id, contact_id, list_id, key, status, since_at, by_kind, by_name, created_at)
                    select account_id, id, lpad(to_hex(account_id * 4 + ('x' || right(id::text, 1))::bit(4)::int % 4), 32, '0')::uuid,
                           key, case when right(id::text, 1) < 'c' then 'SUBSCRIBED' else 'UNSUBSCRIBED' end, created_at, 'SYSTEM', 'plan', created_at
                      from audience.contacts
                    """,
                    """
                    insert into audience.contact_tags (account_id, contact_id, tag, key)
                    select account_id, id, 'tag' || right(id::text, 1), key from audience.contacts where right(id::text, 1) < '4'
                    """,
                    """
                    insert into segments.members (account_id, segment_id, key, contact_id)
                    select account_id, lpad(to_hex(account_id), 32, '0')::uuid, key, id
                      from audience.contacts where right(id::text, 1) < '4'
                    """,
                    """
                    insert into suppression.entries (account_id, id, key_id, hash, reason, by_kind, by_name, cause, suppressed_at)
                    select account_id, id, 1, hash, 'UNSUBSCRIBED', 'SYSTEM', 'plan', 'plan', created_at
                      from audience.contacts where right(id::text, 1) < '4'
                    """,
                    """
                    insert into delivery.messages (id, account_id, run_id, contact_id, state, settled_at)
                    select n, n / 2500, n / 1250, lpad(to_hex(n), 32, '0')::uuid, case when n % 50 = 0 then 0 else 2 end, timestamptz '2026-01-01'
                      from generate_series(0, 249999) n
                    """,
                    """
                    insert into ledger.events (account_id, id, kind, at, header, commitment)
                    select n / 2500, lpad(to_hex(n), 32, '0')::uuid, 'REQUESTED', timestamptz '2026-01-01' + n * interval '1 s', '{}',
                           decode(lpad(to_hex(n), 64, '0'), 'hex')
                      from generate_series(0, 249999) n
                    """,
                    "insert into ledger.unsealed (account_id, event_id) select account_id, id from ledger.events",
                    "analyze audience.contacts, audience.memberships, audience.contact_tags, segments.members,"
                            + " suppression.entries, delivery.messages, ledger.events, ledger.unsealed");

    /** The plan for any value of the parameters. */
    private static final String PLAN =
            """
            create function pg_temp.plan(asked text) returns setof text language plpgsql as $$
            begin return query execute 'explain (generic_plan) ' || asked; end $$
            """;

    private static final List<Statement> STATEMENTS = Statement.all();

    private static EmptyDatabase database;

    @BeforeAll
    static void aMillion() throws SQLException {
        database = EmptyDatabase.migrated();
        try (Connection connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            for (String step : A_MILLION) {
                statement.execute(step);
            }
        }
    }

    @AfterAll
    static void gone() {
        database.close();
    }

    @Test
    void everyStatementOfContactsListsSegmentsAndSuppressionsFindsItsRowsByAnIndex()
            throws SQLException {
        assertThat(whole(OF_CONTACTS, 100)).isEmpty();
    }

    @Test
    void whatClaimsAndSettlesMailsFindsThemByAnIndex() throws SQLException {
        assertThat(whole(OF_MAILS, 10)).isEmpty();
    }

    @Test
    void whatSealsTheLogDoesNotReadAllThatWaits() throws SQLException {
        assertThat(whole(OF_THE_LOG, 8)).isEmpty();
    }

    /** Statements that read a large table whole, each with the line of its plan. */
    private static List<String> whole(Predicate<String> which, int atLeast) throws SQLException {
        List<Statement> asked =
                STATEMENTS.stream()
                        .filter(one -> which.test(one.name()))
                        .filter(
                                one ->
                                        !one.text()
                                                .strip()
                                                .toLowerCase(Locale.ROOT)
                                                .startsWith("copy"))
                        .toList();
        assertThat(asked).hasSizeGreaterThan(atLeast);
        List<String> found = new ArrayList<>();
        try (Connection connection = database.owner().getConnection()) {
            try (var session = connection.createStatement()) {
                session.execute("set random_page_cost = 1.1"); // as the service's own connections
                session.execute(PLAN);
            }
            for (Statement one : asked) {
                plan(connection, one.text()).stream()
                        .filter(line -> WHOLE.matcher(line).find())
                        .forEach(line -> found.add(one.name() + ": " + line.strip()));
            }
        }
        return found;
    }

    private static List<String> plan(Connection connection, String statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var asked = connection.prepareStatement("select * from pg_temp.plan(?)")) {
            asked.setString(1, numbered(statement));
            try (ResultSet line = asked.executeQuery()) {
                while (line.next()) {
                    lines.add(line.getString(1));
                }
            }
        }
        return lines;
    }

    private static String numbered(String statement) {
        AtomicInteger n = new AtomicInteger();
        return MARK.matcher(
                        NamedParameterUtils.substituteNamedParameters(
                                statement, new MapSqlParameterSource()))
                .replaceAll(mark -> "\\$" + n.incrementAndGet());
    }
}
