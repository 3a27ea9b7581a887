package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Files on disk that only the master key opens, piece by piece. */
@Component
final class SealedFiles {

    private static final int PIECE = 1 << 20;

    private final Vault vault;
    private final Path directory;

    SealedFiles(Vault vault, DataDirectory data) {
        this.vault = vault;
        this.directory = data.sub("waiting-room");
    }

    /** A place for a file that is being looked at; whoever asks deletes it. */
    Path plain() throws IOException {
        return Files.createTempFile(directory, "plain", ".csv");
    }

    /** Takes the file in sealed. */
    void seal(UUID id, Path plain) throws IOException {
        try (InputStream in = Files.newInputStream(plain);
                DataOutputStream out = new DataOutputStream(Files.newOutputStream(path(id)))) {
            for (byte[] piece = in.readNBytes(PIECE);
                    piece.length > 0;
                    piece = in.readNBytes(PIECE)) {
                byte[] sealed = vault.seal(KeyPurpose.FILE, piece);
                out.writeInt(sealed.length);
                out.write(sealed);
            }
            out.writeInt(0);
        }
    }

    /** Writes the file as it came. */
    void open(UUID id, Path plain) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path(id)));
                OutputStream out = Files.newOutputStream(plain)) {
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                out.write(vault.open(KeyPurpose.FILE, in.readNBytes(length)));
            }
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(UUID id) {
        return directory.resolve(id + ".sealed");
    }
}
