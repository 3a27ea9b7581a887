package com.mailflatrate.given;

import com.mailflatrate.database.embedded.DirectoryInUseException;
import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One PostgreSQL per test process, kept between runs in {@code target}. A template database with
 * all migrations applied is made anew only when a migration has changed.
 */
final class TestServer {

    private static final String MIGRATIONS = "classpath*:db/migration/*.sql";
    private static final int MOST = 8;

    private final EmbeddedPostgres postgres;
    private final String template;
    private final Phaser leases = new Phaser(1);

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.template = "template_" + fingerprint();
        forgetOldDatabases();
        if (!postgres.has(template)) {
            makeTemplate();
        }
    }

    static TestServer running() {
        return Holder.SERVER;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** A database with all migrations applied. */
    void create(String name) {
        postgres.administer(
                "postgres",
                "create database "
                        + name
                        + " template "
                        + template
                        + " owner "
                        + EmbeddedPostgres.OWNER);
    }

    /**
     * Keeps the server until the lease is closed: contexts and server end at the same time
     * otherwise.
     */
    DisposableBean lease() {
        leases.register();
        return leases::arriveAndDeregister;
    }

    private void stop() {
        try {
            leases.awaitAdvanceInterruptibly(leases.arriveAndDeregister(), 25, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            System.err.println("stopping the test PostgreSQL under a running service");
        }
        postgres.close();
    }

    private void makeTemplate() {
        String fresh = "fresh_" + ProcessHandle.current().pid();
        postgres.administer(
                "postgres", "create database " + fresh + " owner " + EmbeddedPostgres.OWNER);
        Flyway.configure()
                .dataSource(postgres.url(fresh), EmbeddedPostgres.OWNER, postgres.password())
                .defaultSchema("database")
                .table("migrations")
                .createSchemas(true)
                .load()
                .migrate();
        postgres.administer(
                fresh, "insert into database.mode (word, since) values ('sandbox', '2026-11-01')");
        postgres.administer("postgres", "alter database " + fresh + " rename to " + template);
    }

    private void forgetOldDatabases() {
        for (String name : postgres.databases()) {
            if (name.startsWith("test_") || name.startsWith("fresh_")) {
                postgres.administer("postgres", "drop database " + name + " with (force)");
            }
        }
    }

    private static String fingerprint() {
        CRC32C sum = new CRC32C();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(MIGRATIONS);
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            for (Resource file : files) {
                sum.update(
                        String.valueOf(file.getFilename())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                sum.update(file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static EmbeddedPostgres start() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "mailflatrate");
        for (int number = 1; number <= MOST; number++) {
            try {
                return EmbeddedPostgres.start(
                        Path.of("target", "test-postgres-" + number), cache, false);
            } catch (DirectoryInUseException e) {
                continue; // another test process of this clone runs there
            }
        }
        throw new IllegalStateException("too many test processes in one clone");
    }

    private static final class Holder {

        private static final TestServer SERVER = open();

        private static TestServer open() {
            EmbeddedPostgres postgres = start();
            TestServer server = new TestServer(postgres);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop test PostgreSQL"));
            return server;
        }
    }
}
