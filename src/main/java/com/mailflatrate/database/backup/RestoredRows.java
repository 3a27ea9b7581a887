package com.mailflatrate.database.backup;

import com.mailflatrate.database.backup.Manifest.Partition;
import com.mailflatrate.database.backup.Manifest.Sequence;
import com.mailflatrate.database.backup.Manifest.Table;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** The rows of a backup on their way into a migrated database. Checks each table's hash. */
final class RestoredRows {

    private final Connection connection;
    private final ZipFile backup;

    RestoredRows(Connection connection, ZipFile backup) {
        this.connection = connection;
        this.backup = backup;
    }

    void partitions(List<Partition> partitions) throws SQLException {
        for (Partition part : partitions) {
            execute(
                    "create table if not exists %s partition of %s %s %s"
                            .formatted(
                                    part.name(),
                                    part.parent(),
                                    part.bound(),
                                    part.options().isEmpty()
                                            ? ""
                                            : "with (" + part.options() + ')'));
        }
    }

    /** What the service's own triggers would count is counted in the rows already. */
    void fill(Table table) throws SQLException, IOException {
        ZipEntry entry = backup.getEntry(table.entry());
        if (entry == null) {
            throw new UnusableBackupException("it lacks " + table.name());
        }
        execute("alter table " + table.name() + " disable trigger user");
        MessageDigest digest = Digests.open();
        long rows;
        try (InputStream in = new DigestInputStream(backup.getInputStream(entry), digest)) {
            rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy %s (%s) from stdin"
                                            .formatted(table.name(), table.columnList()),
                                    in);
        }
        execute("alter table " + table.name() + " enable trigger user");
        if (rows != table.rows() || !Digests.hex(digest).equals(table.sha256())) {
            throw new UnusableBackupException(
                    "the rows of " + table.name() + " are not those that were taken");
        }
    }

    void number(Sequence sequence) throws SQLException {
        Long last = sequence.last();
        if (last != null) {
            execute("select setval('%s', %d)".formatted(sequence.name(), last));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
