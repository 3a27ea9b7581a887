package com.mailflatrate.keys;

import com.mailflatrate.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that wraps all others: 32 bytes from the settings, or generated into the data directory.
 */
record MasterKey(Envelope envelope) {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
    private static final int BYTES = 32;

    /** The configured key, or the one in the data directory, made at first start. */
    static MasterKey of(KeySettings settings, DataDirectory data) {
        if (!settings.masterKey().isBlank()) {
            return parse(settings.masterKey());
        }
        Path file = file(data);
        if (!Files.exists(file)) {
            write(file, generate());
            LOG.warn(
                    "A master key was generated into {}. A backup without it is worthless:"
                            + " keep a copy apart, or set MAILFLATRATE_MASTER_KEY.",
                    file);
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key in " + file, e);
        }
    }

    /** Reads 32 bytes in base64 or hex. */
    static MasterKey parse(String text) {
        String bare = text.strip();
        try {
            byte[] key =
                    bare.length() == 2 * BYTES
                            ? HexFormat.of().parseHex(bare)
                            : Base64.getDecoder().decode(bare);
            if (key.length == BYTES) {
                return new MasterKey(new Envelope(key));
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("unreadable master key", e);
        }
        throw new IllegalStateException(
                "MAILFLATRATE_MASTER_KEY must be 32 bytes in base64 or hex:"
                        + " make one with `openssl rand -base64 32`.");
    }

    static String generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static Path file(DataDirectory data) {
        return data.root().resolve("master.key");
    }

    static void write(Path file, String text) {
        try {
            Path fresh =
                    Files.createTempFile(
                            file.getParent(),
                            "master",
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            replace(fresh, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the master key to " + file, e);
        }
    }

    static void replace(Path fresh, Path file) {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace the master key in " + file, e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "the master key";
    }
}
