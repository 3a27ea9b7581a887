package com.mailflatrate.database.backup;

import com.mailflatrate.database.Rows;
import com.mailflatrate.database.backup.Catalogue.Columns;
import com.mailflatrate.database.backup.Catalogue.ForeignKey;
import com.mailflatrate.database.backup.Manifest.Sequence;
import com.mailflatrate.database.backup.Manifest.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Puts a backup into an empty database: the schema as it was, the rows, then all newer migrations.
 * At its end the database knows that it was restored, and delivery lets nothing out until a person
 * has released it. One that was interrupted is simply run again.
 */
final class Restore {

    /** A schema that lies in the database as long as it is not whole. */
    private static final String MARK = "restoring";

    private final DataSource owner;
    private final Path data;
    private final InstantSource clock;

    Restore(DataSource owner, Path data, InstantSource clock) {
        this.owner = owner;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Puts it back.
     *
     * @throws UnusableBackupException when the file is damaged or of a newer version, or the
     *     database is not empty: then nothing of it can be used, and nothing was lost
     */
    Manifest put(Path file) {
        try (ZipFile backup = new ZipFile(file.toFile())) {
            Manifest manifest = Manifest.of(backup);
            MigrationVersion version = MigrationVersion.fromVersion(manifest.migration());
            refuseNewer(version);
            begin();
            flyway(owner, version).migrate();
            try (Connection connection = owner.getConnection()) {
                connection.setAutoCommit(false);
                load(connection, backup, manifest);
                connection.commit();
            }
            new RestoredFiles(data, backup).put(manifest.files());
            flyway(owner, MigrationVersion.LATEST).migrate();
            end(manifest);
            return manifest;
        } catch (IOException e) {
            throw new UnusableBackupException(file + " cannot be read: " + e.getMessage(), e);
        } catch (SQLException | FlywayException e) {
            throw new UnusableBackupException("the database refused it: " + e.getMessage(), e);
        }
    }

    /** Whether a restore into this database has not come to its end. */
    static boolean isUnfinished(Connection connection) throws SQLException {
        try (PreparedStatement look =
                connection.prepareStatement("select to_regnamespace(?) is not null")) {
            look.setString(1, MARK);
            try (var row = look.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void refuseNewer(MigrationVersion version) {
        MigrationVersion newest =
                List.of(flyway(owner, MigrationVersion.LATEST).info().all()).getLast().getVersion();
        if (version.isNewerThan(newest.getVersion())) {
            throw new UnusableBackupException(
                    "it was made by a newer version ("
                            + version
                            + "), this one knows "
                            + newest
                            + ": use the version it was made with");
        }
    }

    private void begin() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            Catalogue catalogue = new Catalogue(connection);
            if (isUnfinished(connection)) {
                for (String schema : catalogue.schemas()) {
                    statement.execute("drop schema " + schema + " cascade");
                }
            } else if (catalogue.isFilled()) {
                throw new UnusableBackupException(
                        "the database is not empty: a backup goes only into an empty one");
            } else {
                statement.execute("create schema " + MARK);
            }
        }
    }

    /** All rows in one transaction; rules between tables are looked at when all are there. */
    private static void load(Connection connection, ZipFile backup, Manifest manifest)
            throws SQLException, IOException {
        List<ForeignKey> keys = new Catalogue(connection).foreignKeys();
        RestoredRows rows = new RestoredRows(connection, backup);
        try (Statement statement = connection.createStatement()) {
            for (ForeignKey key : keys) {
                statement.execute("alter table " + key.table() + " drop constraint " + key.name());
            }
            rows.partitions(manifest.partitions());
            statement.execute("truncate " + String.join(", ", names(connection)));
            for (Table table : manifest.tables()) {
                rows.fill(table);
            }
            for (Sequence sequence : manifest.sequences()) {
                rows.number(sequence);
            }
            for (ForeignKey key : keys) {
                statement.execute(
                        "alter table %s add constraint %s %s"
                                .formatted(key.table(), key.name(), key.definition()));
            }
        }
    }

    /** What migrations write comes back with the rows. */
    private static List<String> names(Connection connection) throws SQLException {
        return new Catalogue(connection).tables().stream().map(Columns::table).toList();
    }

    private void end(Manifest manifest) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement restored =
                        connection.prepareStatement(
                                "insert into database.restores (taken_at, restored_at) values (?, ?)")) {
            connection.setAutoCommit(false);
            restored.setObject(1, Rows.utc(manifest.takenAt()));
            restored.setObject(2, Rows.utc(clock.instant()));
            restored.executeUpdate();
            statement.execute("drop schema " + MARK);
            connection.commit();
        }
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** The history of the schema up to a migration. */
    static Flyway flyway(DataSource owner, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(owner)
                .defaultSchema("database")
                .table("migrations")
                .createSchemas(true)
                .target(target)
                .load();
    }
}
