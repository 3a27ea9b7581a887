package com.mailflatrate.imports.files;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files themselves, in the data directory, one per upload. */
@Component
public final class ImportFiles {

    private final Path directory;
    private final long most;

    ImportFiles(DataDirectory data, ImportSettings settings) {
        this.directory = data.sub("imports");
        this.most = settings.largestFile().toBytes();
    }

    /** What a stored file weighs. */
    public record Received(byte[] sha256, long bytes) {}

    /**
     * Stores a stream; TOO_LARGE as soon as it exceeds the bound, and then nothing is left of it.
     */
    public Outcome<Received> receive(UUID id, InputStream in) {
        MessageDigest digest = sha256();
        boolean kept = false;
        try {
            try (OutputStream out =
                    new DigestOutputStream(Files.newOutputStream(path(id)), digest)) {
                long bytes = pump(in, out);
                kept = bytes <= most;
                return kept
                        ? Outcome.done(new Received(digest.digest(), bytes))
                        : Outcome.refused(Code.TOO_LARGE);
            } finally {
                if (!kept) {
                    discard(id);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store upload " + id, e);
        }
    }

    /** How many bytes a file may have. */
    public long largest() {
        return most;
    }

    /** Where a file is, or will be. */
    public Path path(UUID id) {
        return directory.resolve(id + ".csv");
    }

    /** Deletes a file, if it is there. */
    public void discard(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pump(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0 && total <= most; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            total += read;
        }
        return total;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
