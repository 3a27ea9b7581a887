package com.mailflatrate.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.EmptyDatabase;
import com.mailflatrate.given.TestTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a backup holds comes back whole, and into nothing but an empty database. */
@DatabaseTest
class BackupTest {

    private static final String OWN = "database.restores";
    private static final String OLDER = "2026.11.22.1800";
    private static final String DOMAIN_OF_THEN =
            """
            insert into senderdomain.sender_domains (account_id, id, domain, label, state, created_at, by_kind, by_name)
            values (7, '00000000-0000-0000-0000-000000000007', 'alt.test', 'abcdefghijkl', 'VERIFIED', '2026-01-01', 'SYSTEM', 'test');
            insert into senderdomain.sender_keys (account_id, domain_id, selector, p, sealed, created_at)
            values (7, '00000000-0000-0000-0000-000000000007', 'mf1', 'p', '', '2026-01-01')
            """;

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @Autowired private TestTime time;
    @Autowired private ApplicationContext context;
    @TempDir private Path directory;

    private Path data;
    private Path elsewhere;
    private Path file;

    @BeforeEach
    void aServiceWithFiles() throws IOException {
        data = Files.createDirectories(directory.resolve("data"));
        elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        file = directory.resolve("monday.backup");
        for (String kept :
                List.of("imports/7/file.csv", "inbound-spool/1.eml", "master.key", "delivery/j")) {
            Files.createDirectories(data.resolve(kept).getParent());
            Files.writeString(data.resolve(kept), kept);
        }
    }

    @Test
    void everyRowNumberAndFileComesBackAndTheDatabaseKnowsIt() throws IOException {
        new Customers(context).active("Sicher");
        Manifest taken = backup(owner).take(file);
        assertThat(rows(taken)).as("a filled database").isGreaterThan(20);
        try (EmptyDatabase empty = EmptyDatabase.made()) {
            new Restore(empty.owner(), elsewhere, time.source()).put(file);

            Path second = directory.resolve("again.backup");
            Manifest again = backup(empty.owner()).take(second);
            for (Manifest.Table table : taken.tables()) {
                if (!table.name().equals(OWN)) {
                    assertThat(lines(second, table)).as(table.name()).isEqualTo(lines(file, table));
                }
            }
            assertThat(again.tables())
                    .extracting(Manifest.Table::name, Manifest.Table::columns, Manifest.Table::rows)
                    .containsAll(
                            taken.tables().stream()
                                    .filter(table -> !table.name().equals(OWN))
                                    .map(
                                            table ->
                                                    tuple(
                                                            table.name(),
                                                            table.columns(),
                                                            table.rows()))
                                    .toList());
            assertThat(again.partitions()).isEqualTo(taken.partitions());
            assertThat(again.sequences())
                    .filteredOn(sequence -> !sequence.name().startsWith(OWN))
                    .containsAll(
                            taken.sequences().stream()
                                    .filter(sequence -> !sequence.name().startsWith(OWN))
                                    .toList());
            assertThat(keysBetweenTables(empty.owner())).isEqualTo(keysBetweenTables(owner));
            assertThat(waitingToBeNoticed(empty)).isEqualTo(1);
            assertThatThrownBy(() -> new Restore(empty.owner(), elsewhere, time.source()).put(file))
                    .hasMessageContaining("not empty");
        }
        assertThat(elsewhere.resolve("imports/7/file.csv")).hasContent("imports/7/file.csv");
        assertThat(elsewhere.resolve("inbound-spool/1.eml")).exists();
    }

    /** The rows of a table, sorted: which one PostgreSQL gives first is its own affair. */
    private static List<String> lines(Path backup, Manifest.Table table) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(table.entry()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().sorted().toList();
        }
    }

    @Test
    void theDatabaseOfAnOlderVersionIsSavedAsItIsAndComesBackOnTheNewestSchema() {
        try (EmptyDatabase old = EmptyDatabase.made();
                EmptyDatabase fresh = EmptyDatabase.made()) {
            Restore.flyway(old.owner(), MigrationVersion.fromVersion(OLDER)).migrate();
            new JdbcTemplate(old.owner()).update(DOMAIN_OF_THEN);
            Manifest taken = backup(old.owner()).take(file);
            assertThat(taken.migration()).isEqualTo(OLDER);

            new Restore(fresh.owner(), elsewhere, time.source()).put(file);
            assertThat(backup(fresh.owner()).take(directory.resolve("now")).migration())
                    .isEqualTo(backup(owner).take(directory.resolve("ours")).migration());
            assertThat(
                            JdbcClient.create(fresh.owner())
                                    .sql(
                                            "select count(*) from senderdomain.sender_keys where account_id = 7 and signs_since = created_at")
                                    .query(Long.class)
                                    .single())
                    .as("what newer migrations make of old rows")
                    .isEqualTo(1);
        }
    }

    @Test
    void theMasterKeyAndTheJournalLieApartAndOnlyTheOwnerReadsIt() throws IOException {
        Manifest taken = backup(owner).take(file);
        assertThat(taken.files())
                .extracting(Manifest.Content::path)
                .containsExactly("inbound-spool/1.eml", "imports/7/file.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> backup(owner).take(file)).hasMessageContaining("exists already");
    }

    @Test
    void aDamagedBackupLeavesNothingBehindThatCouldServe() throws IOException {
        backup(owner).take(file);
        exchange("/tables/database.mode.copy", "t\tserving\t2026-11-01 00:00:00+00\n");
        try (EmptyDatabase empty = EmptyDatabase.made()) {
            Restore restore = new Restore(empty.owner(), elsewhere, time.source());
            assertThatThrownBy(() -> restore.put(file))
                    .isInstanceOf(UnusableBackupException.class)
                    .hasMessageContaining("the rows of database.mode are not those");
            JdbcTemplate db = new JdbcTemplate(empty.owner());
            assertThat(db.queryForObject("select count(*) from database.mode", Long.class))
                    .isZero();
            assertThat(
                            db.queryForObject(
                                    "select to_regnamespace('restoring') is not null",
                                    Boolean.class))
                    .as("a service refuses to start on it")
                    .isTrue();
            exchange("/" + Manifest.ENTRY, "{\"format\": 2}");
            assertThatThrownBy(() -> restore.put(file)).hasMessageContaining("its format is 2");
        }
        exchange("/" + Manifest.ENTRY, "{\"for");
        assertThatThrownBy(() -> new Restore(owner, elsewhere, time.source()).put(file))
                .hasMessageContaining("cannot be read");
    }

    private Backup backup(DataSource from) {
        return new Backup(from, data, time.source());
    }

    private void exchange(String entry, String text) throws IOException {
        try (FileSystem zip =
                FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.write(zip.getPath(entry), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long rows(Manifest manifest) {
        return manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
    }

    private static List<String> keysBetweenTables(DataSource database) {
        return JdbcClient.create(database)
                .sql(
                        "select conname || pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static long waitingToBeNoticed(EmptyDatabase database) {
        return JdbcClient.create(database.owner())
                .sql("select count(*) from database.restores where noticed_at is null")
                .query(Long.class)
                .single();
    }
}
