package com.mailflatrate.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Millions of contacts put straight into the tables, by the owner of the database. Secondary indexes
 * and foreign keys are taken away first and made again at the end, exactly as they were: that is
 * five times as fast as keeping them. Ids follow the time, as the service's do.
 */
final class FullDatabase {

    private static final int PART = 500_000;
    private static final List<String> TABLES =
            List.of("audience.contacts", "audience.memberships", "audience.contact_tags");

    private static final String LIST =
            """
            insert into audience.lists (account_id, id, name, by_kind, by_name, created_at)
            values (?, ?, 'Liste', 'SYSTEM', 'bench', now())
            """;
    private static final String CONTACTS =
            """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, fields, created_at)
            select account, uuidv7(), address, address, 1, sha256(convert_to(account || address, 'UTF8')),
                   jsonb_build_object('firstName', 'Vorname' || n % 977, 'city', 'Ort' || n % 97, 'visits', (n % 50)::text,
                                      'rare', case when n % 200000 = 77 then 'yes' else 'no' end),
                   now() - make_interval(hours => n % 10000)
              from (select cast(? as bigint) as account, n, md5(n::text) || '@firma' || n % 211 || '.test' as address
                      from generate_series(cast(? as integer), cast(? as integer)) n) as people
            """;
    private static final String MEMBERSHIPS =
            """
            insert into audience.memberships (account_id, contact_id, list_id, key, status, since_at, by_kind, by_name, created_at)
            select c.account_id, c.id, ?, c.key,
                   case when get_byte(c.hash, 0) < 8 then 'UNSUBSCRIBED' when get_byte(c.hash, 0) = 255 then 'COMPLAINED'
                        else 'SUBSCRIBED' end,
                   c.created_at, 'SYSTEM', 'bench', c.created_at
              from audience.contacts c
             where c.account_id = ?
            """;
    private static final String TAG =
            """
            insert into audience.tags (account_id, tag, created_at) values (?, ?, now())
            """;
    private static final String TAGGED =
            """
            insert into audience.contact_tags (account_id, contact_id, tag, key)
            select account_id, id, ?, key from audience.contacts
             where account_id = ? and get_byte(hash, 1) = 7 and get_byte(hash, 2) < ?
            """;
    private static final String SUPPRESSED =
            """
            insert into suppression.entries (account_id, id, key_id, hash, reason, by_kind, by_name, cause, suppressed_at)
            select account_id, uuidv7(), key_id, hash, 'UNSUBSCRIBED', 'SYSTEM', 'bench', 'bench', created_at
              from audience.contacts
             where account_id = ? and get_byte(hash, 0) < 32
            """;

    private final DataSource owner;

    FullDatabase(DataSource owner) {
        this.owner = owner;
    }

    /** So many contacts of each account, all of them on the account's one list. */
    record Share(long account, UUID list, int contacts) {}

    /** The first share gets tags and suppressions as well. */
    void fill(List<Share> shares) {
        try (Connection connection = owner.getConnection()) {
            List<String> again = bare(connection);
            for (Share share : shares) {
                change(connection, LIST, share.account(), share.list());
                for (int from = 1; from <= share.contacts(); from += PART) {
                    change(connection, CONTACTS, share.account(), from, Math.min(share.contacts(), from + PART - 1));
                }
                change(connection, MEMBERSHIPS, share.list(), share.account());
            }
            long first = shares.getFirst().account();
            tag(connection, first, "rare", 8);
            tag(connection, first, "common", 256);
            change(connection, SUPPRESSED, first);
            for (String definition : again) {
                run(connection, definition);
            }
            for (String table : TABLES) {
                run(connection, "vacuum analyze " + table);
            }
            run(connection, "vacuum analyze audience.list_counts");
            run(connection, "vacuum analyze suppression.entries");
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be filled", e);
        }
    }

    private static void tag(Connection connection, long account, String tag, int below) throws SQLException {
        change(connection, TAG, account, tag);
        change(connection, TAGGED, tag, account, below);
    }

    /** Takes indexes and foreign keys away and returns the statements that bring them back. */
    private static List<String> bare(Connection connection) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (String table : TABLES) {
            indexes(connection, table, drop, again);
            foreignKeys(connection, table, drop, again);
        }
        for (String statement : drop) {
            run(connection, statement);
        }
        return again;
    }

    private static void indexes(Connection connection, String table, List<String> drop, List<String> again)
            throws SQLException {
        String found =
                """
                select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index i
                 where indrelid = cast(? as regclass) and not indisunique
                """;
        try (PreparedStatement asked = connection.prepareStatement(found)) {
            asked.setString(1, table);
            ResultSet row = asked.executeQuery();
            while (row.next()) {
                drop.add("drop index " + row.getString(1));
                again.addFirst(row.getString(2));
            }
        }
    }

    private static void foreignKeys(Connection connection, String table, List<String> drop, List<String> again)
            throws SQLException {
        String found =
                """
                select conname, pg_get_constraintdef(oid) from pg_constraint
                 where conrelid = cast(? as regclass) and contype = 'f'
                """;
        try (PreparedStatement asked = connection.prepareStatement(found)) {
            asked.setString(1, table);
            ResultSet row = asked.executeQuery();
            while (row.next()) {
                drop.add("alter table " + table + " drop constraint " + row.getString(1));
                again.add("alter table " + table + " add constraint " + row.getString(1) + " " + row.getString(2));
            }
        }
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
