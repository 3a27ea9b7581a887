package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.mailflatrate.given.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Every statement is one PostgreSQL understands against our schema, and keeps to its module. */
@DatabaseTest
class SqlTest {

    private static final List<Statement> STATEMENTS = Statement.all();
    private static final Path POSTGRES_15 = Path.of("/usr/lib/postgresql/15");
    private static final Pattern TIME =
            Pattern.compile(
                    "\\bnow\\(\\)|current_timestamp|current_date|localtimestamp|(clock|transaction|statement)_timestamp\\(");
    private static final Pattern WRITES =
            Pattern.compile(
                    "(?:insert\\s+into|update|delete\\s+from|truncate(?:\\s+table)?|copy)\\s+([a-z_]+)\\.[a-z_]+");
    private static final Pattern READS =
            Pattern.compile("(?:from|join)\\s+([a-z_]+)\\.([a-z_]+)(?!\\()");

    @Autowired DataSource dataSource;

    @Test
    void everyStatementIsPreparedAgainstTheSchema() throws SQLException {
        assertThat(STATEMENTS).hasSizeGreaterThan(50);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(refused(connection)).isEmpty();
        }
    }

    @Test
    void everyStatementIsPreparedOnPostgres15() throws SQLException {
        boolean all = "all".equals(System.getenv("MAILFLATRATE_CHECK"));
        Assumptions.assumeTrue(
                all || Files.isDirectory(POSTGRES_15.resolve("bin")),
                "PostgreSQL 15 is not installed");
        try (EmbeddedPostgres old =
                EmbeddedPostgres.startInstalled(
                        Path.of("target", "test-postgres-15"), POSTGRES_15)) {
            old.administer(
                    "postgres",
                    "drop database if exists old",
                    "create database old owner mailflatrate");
            Flyway.configure()
                    .dataSource(old.url("old"), EmbeddedPostgres.OWNER, old.password())
                    .defaultSchema("database")
                    .load()
                    .migrate();
            try (Connection connection =
                    DriverManager.getConnection(
                            old.url("old"), EmbeddedPostgres.OWNER, old.password())) {
                assertThat(refused(connection)).isEmpty();
            }
        }
    }

    @Test
    void aStatementIsToldTheTime() {
        Known.check(
                STATEMENTS.stream()
                        .filter(statement -> TIME.matcher(lower(statement)).find())
                        .map(Statement::name)
                        .toList());
        Known.check(
                Sources.below(Path.of("src/main/resources/db/migration"), ".sql").stream()
                        .filter(
                                file ->
                                        TIME.matcher(Sources.text(file).toLowerCase(Locale.ROOT))
                                                .find())
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void aStatementWritesItsOwnModuleOnly() {
        Known.check(
                STATEMENTS.stream()
                        .filter(
                                statement ->
                                        WRITES.matcher(lower(statement))
                                                .results()
                                                .anyMatch(
                                                        write ->
                                                                !write.group(1)
                                                                        .equals(
                                                                                statement
                                                                                        .module())))
                        .map(Statement::name)
                        .toList());
    }

    @Test
    void aStatementReadsItsOwnTablesAndPublishedViewsOfLowerModules() {
        Known.check(
                STATEMENTS.stream().filter(SqlTest::readsElsewhere).map(Statement::name).toList());
    }

    private static boolean readsElsewhere(Statement statement) {
        Matcher read = READS.matcher(lower(statement));
        while (read.find()) {
            String schema = read.group(1);
            boolean own = schema.equals(statement.module()) || !Floors.OF.containsKey(schema);
            boolean published =
                    read.group(2).startsWith("v_")
                            && Floors.OF.getOrDefault(schema, 99) < Floors.of(statement.module());
            if (!own && !published) {
                return true;
            }
        }
        return false;
    }

    private static List<String> refused(Connection connection) throws SQLException {
        List<String> refused = new ArrayList<>();
        for (Statement statement : STATEMENTS) {
            if (lower(statement).startsWith("copy")) {
                continue; // COPY cannot be prepared; its table is proved by the tests that use it
            }
            String sql =
                    NamedParameterUtils.substituteNamedParameters(
                            statement.text(), new MapSqlParameterSource());
            try (PreparedStatement prepared = connection.prepareStatement(sql)) {
                prepared.getParameterMetaData(); // sends it to the server
            } catch (SQLException e) {
                refused.add(statement.name() + ": " + e.getMessage());
            }
        }
        return refused;
    }

    private static String lower(Statement statement) {
        return statement.text().toLowerCase(Locale.ROOT).strip();
    }
}
