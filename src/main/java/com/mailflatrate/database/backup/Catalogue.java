package com.mailflatrate.database.backup;

import com.mailflatrate.database.backup.Manifest.Partition;
import com.mailflatrate.database.backup.Manifest.Sequence;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL says of the tables of its database. Names come quoted where they must be. Not for
 * the tables of the history of migrations, which migrating writes itself, nor for unlogged ones,
 * whose rows nobody misses.
 */
final class Catalogue {

    private static final String OURS =
            """
            not n.nspname like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'restoring')
            """;
    private static final String TABLES =
            """
            select format('%I.%I', n.nspname, c.relname) as name,
                   array(select format('%I', a.attname) from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                          order by a.attnum) as columns
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
               and not (n.nspname = 'database' and c.relname = 'migrations') and
            """
                    + OURS
                    + " order by 1";
    private static final String PARTITIONS =
            """
            select format('%I.%I', n.nspname, c.relname), p.inhparent::regclass::text,
                   pg_get_expr(c.relpartbound, c.oid), coalesce(array_to_string(c.reloptions, ', '), '')
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_inherits p on p.inhrelid = c.oid
             where c.relispartition and c.relkind = 'r' and
            """
                    + OURS
                    + " order by 1";
    private static final String SEQUENCES =
            "select format('%I.%I', schemaname, sequencename), last_value from pg_sequences order by 1";
    private static final String FOREIGN_KEYS =
            """
            select k.conrelid::regclass::text, k.confrelid::regclass::text, format('%I', k.conname),
                   pg_get_constraintdef(k.oid)
              from pg_constraint k where k.contype = 'f' and k.conparentid = 0 order by 1, 3
            """;
    private static final String MIGRATION =
            """
            select version from database.migrations where success and version is not null
             order by installed_rank desc limit 1
            """;
    private static final String FILLED =
            "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind in ('r', 'p') and not n.nspname like 'pg\\_%'"
                    + " and n.nspname not in ('information_schema', 'restoring'))";
    private static final String SCHEMAS =
            "select format('%I', n.nspname) from pg_namespace n where " + OURS;

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** A table and the columns that are given when a row is written. */
    record Columns(String table, List<String> columns) {}

    /** A rule that rows of one table refer to rows of another. */
    record ForeignKey(String table, String referred, String name, String definition) {}

    List<Columns> tables() throws SQLException {
        return list(TABLES, row -> new Columns(row.getString(1), texts(row.getArray(2))));
    }

    List<Partition> partitions() throws SQLException {
        return list(
                PARTITIONS,
                row ->
                        new Partition(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }

    List<Sequence> sequences() throws SQLException {
        return list(SEQUENCES, row -> new Sequence(row.getString(1), row.getObject(2, Long.class)));
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        return list(
                FOREIGN_KEYS,
                row ->
                        new ForeignKey(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }

    /** The newest migration; empty when the database is not one of ours. */
    Optional<String> migration() throws SQLException {
        boolean known =
                list(
                                "select to_regclass('database.migrations') is not null",
                                row -> row.getBoolean(1))
                        .getFirst();
        return known
                ? list(MIGRATION, row -> row.getString(1)).stream().findFirst()
                : Optional.empty();
    }

    /** Whether it holds a table. */
    boolean isFilled() throws SQLException {
        return list(FILLED, row -> row.getBoolean(1)).getFirst();
    }

    List<String> schemas() throws SQLException {
        return list(SCHEMAS, row -> row.getString(1));
    }

    private interface Reading<T> {
        T row(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.row(rows));
            }
            return all;
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
