package com.mailflatrate.database.backup;

import com.mailflatrate.database.backup.Catalogue.Columns;
import com.mailflatrate.database.backup.Manifest.Content;
import com.mailflatrate.database.backup.Manifest.Table;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Takes a backup while the service works: one snapshot, each table by {@code COPY}, into one file
 * that only its owner may read. It holds everything but what must lie apart: the master key, {@code
 * withdrawals.log} and the journal, which says how far this database had come.
 */
final class Backup {

    /** Mails taken in that the database does not know yet: copied before the snapshot. */
    private static final List<String> BEFORE = List.of("inbound-spool");

    /** Files that rows speak of: copied after the snapshot. */
    private static final List<String> AFTER = List.of("imports", "waiting-room");

    private static final int BUFFER = 1 << 16;

    private final DataSource owner;
    private final Path data;
    private final InstantSource clock;

    /**
     * A backup of one service.
     *
     * @param owner the login role, which no row is hidden from
     * @param data the data directory
     */
    Backup(DataSource owner, Path data, InstantSource clock) {
        this.owner = owner;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Writes it. The file appears when it is complete and on disk.
     *
     * @throws UnusableBackupException when the file exists or the database is not one of ours
     */
    Manifest take(Path file) {
        if (Files.exists(file)) {
            throw new UnusableBackupException(file + " exists already");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Manifest manifest = write(part);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException | SQLException e) {
            remove(part);
            throw new UnusableBackupException("nothing was kept: " + e.getMessage(), e);
        }
    }

    private Manifest write(Path part) throws IOException, SQLException {
        try (ZipOutputStream zip =
                new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(part), BUFFER))) {
            zip.setLevel(Deflater.BEST_SPEED);
            List<Content> before = files(BEFORE, zip);
            Manifest rows = rows(zip);
            Manifest manifest = rows.with(before, files(AFTER, zip));
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.json());
            zip.closeEntry();
            return manifest;
        }
    }

    private Manifest rows(ZipOutputStream zip) throws IOException, SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Instant now = clock.instant();
            Catalogue catalogue = new Catalogue(connection);
            String migration =
                    catalogue
                            .migration()
                            .orElseThrow(
                                    () ->
                                            new UnusableBackupException(
                                                    "the database holds no mailflatrate"));
            List<Table> tables = new ArrayList<>();
            for (Columns table : Order.of(catalogue.tables(), catalogue.foreignKeys())) {
                tables.add(copy(connection, table, zip));
            }
            // numbers are not part of a snapshot: read after the rows they are never too small
            return new Manifest(
                    Manifest.FORMAT,
                    migration,
                    now,
                    catalogue.partitions(),
                    tables,
                    catalogue.sequences(),
                    List.of());
        }
    }

    private static Table copy(Connection connection, Columns table, ZipOutputStream zip)
            throws IOException, SQLException {
        Table named = new Table(table.table(), table.columns(), 0, "");
        MessageDigest digest = Digests.open();
        zip.putNextEntry(new ZipEntry(named.entry()));
        long rows =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select %s from %s) to stdout"
                                        .formatted(named.columnList(), named.name()),
                                new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Table(table.table(), table.columns(), rows, Digests.hex(digest));
    }

    private List<Content> files(List<String> directories, ZipOutputStream zip) throws IOException {
        List<Content> contents = new ArrayList<>();
        for (String directory : directories) {
            Path root = data.resolve(directory);
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    add(file, zip, contents);
                }
            }
        }
        return contents;
    }

    private void add(Path file, ZipOutputStream zip, List<Content> contents) throws IOException {
        Content named = new Content(data.relativize(file).toString(), "");
        MessageDigest digest = Digests.open();
        try (InputStream in = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(named.entry()));
            in.transferTo(new DigestOutputStream(zip, digest));
            zip.closeEntry();
            contents.add(new Content(named.path(), Digests.hex(digest)));
        } catch (NoSuchFileException gone) {
            // forgotten by the service meanwhile, as it should be
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            throw new UnusableBackupException("remove what is left of it: " + part, left);
        }
    }
}
