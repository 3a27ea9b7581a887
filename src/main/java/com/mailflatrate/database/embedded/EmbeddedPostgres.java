package com.mailflatrate.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on loopback that belongs to one directory. Durable: a hard kill of this
 * process or of the server loses nothing that was committed. One process at a time may start it;
 * others may {@link #join}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The login role that owns the application's database. */
    public static final String OWNER = "mailflatrate";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int ATTEMPTS = 5;

    private final Home home;
    private final Programs programs;
    private final DirectoryLock lock;

    private EmbeddedPostgres(Home home, Programs programs, DirectoryLock lock) {
        this.home = home;
        this.programs = programs;
        this.lock = lock;
    }

    /**
     * Starts the server of a directory, made at first use. A server left over from a killed process
     * is stopped first.
     *
     * @param directory belongs to us, one server per directory
     * @param durable false only in tests: no fsync
     */
    public static EmbeddedPostgres start(Path directory, Path cache, boolean durable) {
        Launch launch = Launch.find();
        return start(directory, launch, () -> Binaries.in(Home.reachable(cache, launch)), durable);
    }

    /** The same with an installed PostgreSQL: the directory that holds {@code bin}. */
    public static EmbeddedPostgres startInstalled(Path directory, Path installed) {
        return start(directory, Launch.find(), () -> new Binaries(installed), false);
    }

    static EmbeddedPostgres start(
            Path directory, Launch launch, Supplier<Binaries> binaries, boolean durable) {
        Home home = Home.of(directory, launch);
        DirectoryLock lock = DirectoryLock.take(home.root());
        try {
            Programs programs = new Programs(binaries.get(), launch, home);
            EmbeddedPostgres server = new EmbeddedPostgres(home, programs, lock);
            server.prepare();
            server.run(durable);
            return server;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The address of the server another process runs on this directory; empty when none does. */
    public static Optional<String> join(Path directory) {
        Home home = Home.of(directory, Launch.find());
        return Postmaster.running(home.data()).map(_ -> url(home.port(), OWNER));
    }

    /**
     * Throws a directory's database away, ending a server that a killed process left behind. False
     * when a process uses it: then nothing happens.
     */
    public static boolean discard(Path directory) {
        Home home = Home.of(directory, Launch.find());
        try (DirectoryLock _ = DirectoryLock.take(home.root())) {
            Postmaster.running(home.data())
                    .ifPresent(
                            orphan -> {
                                orphan.destroyForcibly();
                                orphan.onExit().join();
                            });
            home.clear();
            return true;
        } catch (DirectoryInUseException used) {
            return false;
        }
    }

    /** The password of the {@link #OWNER} of the server in this directory. */
    public static String password(Path directory) {
        return Home.of(directory, Launch.find()).password();
    }

    /** The JDBC address of the application's database. */
    public String url() {
        return url(OWNER);
    }

    /** The JDBC address of any database. */
    public String url(String database) {
        return url(home.port(), database);
    }

    /** The password of the {@link #OWNER}. */
    public String password() {
        return home.password();
    }

    /** Runs statements as the server's administrator, outside of a transaction. */
    public void administer(String database, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(
                                url(database), Programs.ADMIN, home.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot administer the embedded PostgreSQL", e);
        }
    }

    /** The names of all databases. */
    public List<String> databases() {
        List<String> names = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                url(Programs.ADMIN), Programs.ADMIN, home.password());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select datname from pg_database order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the embedded PostgreSQL", e);
        }
    }

    /** Whether a database of this name exists. */
    public boolean has(String database) {
        return databases().contains(database);
    }

    /** Stops the server, waiting for its shutdown checkpoint, and gives the directory free. */
    @Override
    public void close() {
        try {
            Postmaster.running(home.data()).ifPresent(_ -> programs.stop());
        } finally {
            lock.close();
        }
    }

    private void prepare() {
        if (Files.exists(home.data().resolve("PG_VERSION"))) {
            home.refuseOtherMajor(programs.major());
            Postmaster.running(home.data()).ifPresent(this::stopOrphan);
            Postmaster.forgetStranger(home.data());
            return;
        }
        home.clear();
        programs.make();
    }

    private void stopOrphan(ProcessHandle orphan) {
        LOG.info("stopping the PostgreSQL of an earlier run: pid {}", orphan.pid());
        programs.stop();
    }

    private void run(boolean durable) {
        for (int attempt = 1; ; attempt++) {
            int port = attempt == 1 && home.port() != 0 ? home.port() : freePort();
            try {
                programs.start(port, durable);
                home.keepPort(port);
                break;
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS || isFree(port)) {
                    throw e;
                }
                LOG.info("port {} is taken, trying another", port);
            }
        }
        if (!has(OWNER)) {
            administer(
                    Programs.ADMIN,
                    "create role " + OWNER + " login createrole password '" + home.password() + "'",
                    "create database " + OWNER + " owner " + OWNER);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ =
                new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
