package com.mailflatrate.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.given.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's life: made, killed, found again, refused. */
class EmbeddedPostgresTest {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");

    @TempDir Path root;

    private Path directory;

    @BeforeEach
    void below() {
        directory = root.resolve("postgres");
    }

    @Test
    void whatWasCommittedSurvivesAHardKillOfServerAndService() throws IOException, SQLException {
        EmbeddedPostgres killed = start();
        change(killed, "create table words (word text)", "insert into words values ('kept')");
        ProcessHandle postmaster = Postmaster.running(directory.resolve("data")).orElseThrow();
        postmaster.destroyForcibly();
        Eventually.until("the server is gone", () -> !postmaster.isAlive());
        killed.close();
        try (EmbeddedPostgres again = start()) {
            assertThat(word(again)).isEqualTo("kept");
        }
    }

    @Test
    void aServerLeftByAKilledServiceIsStoppedAndItsDataKept()
            throws IOException, SQLException, InterruptedException {
        Process service = serviceProcess("Orphaned");
        assertThat(service.waitFor()).isNotZero(); // it halts without stopping anything
        ProcessHandle orphan = Postmaster.running(directory.resolve("data")).orElseThrow();
        try (EmbeddedPostgres again = start()) {
            assertThat(Postmaster.running(directory.resolve("data")))
                    .isPresent()
                    .get()
                    .isNotEqualTo(orphan);
            assertThat(word(again)).isEqualTo("left behind");
        }
    }

    @Test
    void aSecondServiceOnTheSameDirectoryIsRefusedAndMayJoin() {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining("MAILFLATRATE_DATA_DIR");
            assertThat(EmbeddedPostgres.join(directory)).contains(first.url());
        }
        assertThat(EmbeddedPostgres.join(directory)).isEmpty();
    }

    @Test
    void aPidOfAStrangerIsNotTakenForAServer() throws IOException {
        start().close();
        Files.writeString(
                directory.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgres again = start()) {
            assertThat(again.databases()).contains(EmbeddedPostgres.OWNER);
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedWithTheCommandThatHelps() throws IOException {
        start().close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(this::start).hasMessageContaining("mailflatrate backup");
    }

    @Test
    void rootRunsItAsAnotherUserWhereNamespacesAreForbidden() throws IOException, SQLException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return; // only root needs another way
        }
        Path open = Files.createTempDirectory(Path.of("/tmp"), "mailflatrate-setpriv-");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path cache = open.resolve("programs");
        Path wanted = open.resolve("postgres");
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(
                        wanted, Launch.as("nobody"), () -> Binaries.in(cache), true)) {
            change(server, "create table words (word text)", "insert into words values ('kept')");
            assertThat(word(server)).isEqualTo("kept");
            assertThat(Files.getOwner(wanted.resolve("data")).getName()).isEqualTo("nobody");
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(open);
        }
    }

    /** Starts a server in a process of its own and leaves it behind, as {@code kill -9} does. */
    static final class Orphaned {

        private Orphaned() {}

        /** The directory is the first argument. */
        public static void main(String[] args) throws SQLException {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), CACHE, true);
            change(
                    server,
                    "create table words (word text)",
                    "insert into words values ('left behind')");
            Runtime.getRuntime().halt(137);
        }
    }

    private Process serviceProcess(String nested) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.real.class.path",
                                        System.getProperty("java.class.path")),
                                EmbeddedPostgresTest.class.getName() + "$" + nested,
                                directory.toString()))
                .inheritIO()
                .start();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(directory, CACHE, true);
    }

    private static void change(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String word(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select word from words")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url(), EmbeddedPostgres.OWNER, server.password());
    }
}
