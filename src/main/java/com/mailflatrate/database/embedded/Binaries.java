package com.mailflatrate.database.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked once per content into a cache that several processes may
 * share.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

    private static final String DIGEST = "SHA-256";

    /** The programs for this machine, unpacked below the cache when they are not there yet. */
    static Binaries in(Path cache) {
        String archive = archive();
        try (InputStream packed = Binaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new IllegalStateException(
                        "This build has no embedded PostgreSQL for this machine ("
                                + archive
                                + "): set MAILFLATRATE_DATABASE_URL to a PostgreSQL 15 or newer.");
            }
            return unpacked(packed.readAllBytes(), cache);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL below " + cache, e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static String archive() {
        String system =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                        ? "darwin"
                        : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static Binaries unpacked(byte[] packed, Path cache) throws IOException {
        Files.createDirectories(cache);
        Path home = cache.resolve("postgres-" + digest(packed));
        if (!Files.isDirectory(home)) {
            Path fresh = Files.createTempDirectory(cache, "unpacking-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(packed, fresh);
            moveUnlessThere(fresh, home);
        }
        return new Binaries(home);
    }

    private static void moveUnlessThere(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            FileSystemUtils.deleteRecursively(fresh); // another process was faster
        }
    }

    private static void unpack(byte[] packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("leaves its directory: " + entry.getName());
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String digest(byte[] packed) {
        try {
            byte[] digest = MessageDigest.getInstance(DIGEST).digest(packed);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }

    /** Whether everything on the way to a path may be passed by any user. */
    static boolean isReachableByOthers(Path path) {
        return Stream.iterate(path.toAbsolutePath(), p -> p != null, Path::getParent)
                .allMatch(Binaries::isOpen);
    }

    private static boolean isOpen(Path directory) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))
                    .endsWith("x");
        } catch (IOException e) {
            return false;
        }
    }
}
