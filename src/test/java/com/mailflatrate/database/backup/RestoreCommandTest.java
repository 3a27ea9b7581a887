package com.mailflatrate.database.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.ServiceProcess;
import com.mailflatrate.given.TestTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code restore} as an operator types it on a machine that has nothing yet. */
@DatabaseTest
class RestoreCommandTest {

    private static final Path CACHE =
            Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");

    @Autowired
    @Qualifier("ownerDataSource")
    private DataSource owner;

    @Autowired private TestTime time;
    @Autowired private ApplicationContext context;
    @TempDir private Path directory;

    @Test
    void aBackupComesBackIntoADirectoryThatHasNeverSeenTheService() throws IOException {
        long account = new Customers(context).active("Neuland").account().value();
        Path data = Files.createDirectories(directory.resolve("data"));
        Path file = directory.resolve("monday.backup");
        new Backup(owner, Files.createDirectories(directory.resolve("old")), time.source())
                .take(file);
        Files.createFile(data.resolve("withdrawals.log"));

        try (ServiceProcess command =
                ServiceProcess.launch(data, Map.of(), "restore", file.toString())) {
            assertThat(command.exitCode()).as(command.log()).isZero();
            assertThat(command.log()).contains("Restored as of", "nothing leaves until");
        }

        EmbeddedPostgres server = EmbeddedPostgres.start(data.resolve("postgres"), CACHE, false);
        try {
            assertThat(
                            number(
                                    server,
                                    "select count(*) from account.accounts where account_id = "
                                            + account))
                    .isEqualTo(1);
            assertThat(
                            number(
                                    server,
                                    "select count(*) from database.restores where noticed_at is null"))
                    .as("the first start will hold everything")
                    .isEqualTo(1);
        } finally {
            server.close();
        }
    }

    private static long number(EmbeddedPostgres server, String question) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(EmbeddedPostgres.OWNER);
        source.setPassword(server.password());
        return JdbcClient.create(source).sql(question).query(Long.class).single();
    }
}
