package com.mailflatrate.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one embedded server.
 *
 * @param root holds data, password, port and log
 * @param launch who runs the server
 */
record Home(Path root, Launch launch) {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Path ELSEWHERE = Path.of("/var/lib/mailflatrate-postgres");

    /**
     * The wanted directory, or one elsewhere when the user who runs the server could not pass to
     * it.
     */
    static Home of(Path wanted, Launch launch) {
        Path root = reachable(wanted, launch);
        if (!root.equals(wanted.toAbsolutePath().normalize())) {
            LOG.warn(
                    "PostgreSQL runs as {} and cannot reach {}: its data is in {}",
                    launch.user(),
                    wanted,
                    root);
        }
        return new Home(root, launch).opened();
    }

    /**
     * A directory the user who runs the server can pass to: the wanted one, or one elsewhere that
     * belongs to it.
     */
    static Path reachable(Path wanted, Launch launch) {
        Path absolute = wanted.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (!launch.changesUser() || parent != null && Binaries.isReachableByOthers(parent)) {
            return absolute;
        }
        return ELSEWHERE.resolve(absolute.toString().substring(1).replace('/', '-'));
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** The port of the last start, 0 before the first. */
    int port() {
        try {
            Path file = root.resolve("port");
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the port in " + root, e);
        } catch (NumberFormatException e) {
            return 0; // cut short by a crash: any free port will do
        }
    }

    void keepPort(int port) {
        write(root.resolve("port"), Integer.toString(port));
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the password of the embedded PostgreSQL", e);
        }
    }

    void freshPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        write(passwordFile(), HexFormat.of().formatHex(random));
    }

    /** What an interrupted first start left behind. */
    void clear() {
        try {
            FileSystemUtils.deleteRecursively(data());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + data(), e);
        }
    }

    void refuseOtherMajor(int major) {
        try {
            String made = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!BigInteger.valueOf(major).toString().equals(made)) {
                throw new IllegalStateException(
                        "The database in "
                                + data()
                                + " was made by PostgreSQL "
                                + made
                                + ", this release runs "
                                + major
                                + ". With the release you came from: mailflatrate backup FILE."
                                + " Then move that directory away and, with this one: mailflatrate restore FILE.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of " + data(), e);
        }
    }

    private Home opened() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            launch.own(root);
            makeLog();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root, e);
        }
    }

    /** Two processes may come at once; which of them goes on is decided by the lock. */
    private void makeLog() throws IOException {
        try {
            Files.createFile(
                    log(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            launch.own(log());
        } catch (FileAlreadyExistsException thereAlready) {
            LOG.trace("another start has made {}", log());
        }
    }

    private void write(Path file, String text) {
        try {
            Path fresh = root.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            launch.own(fresh);
            Files.writeString(fresh, text);
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
