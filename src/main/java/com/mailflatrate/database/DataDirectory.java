package com.mailflatrate.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the service keeps files: {@code MAILFLATRATE_DATA_DIR}. Readable by its owner only.
 *
 * @param root absolute, exists
 */
public record DataDirectory(Path root) {

    /** A directory below the root, made when missing. */
    public Path sub(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + root.resolve(name), e);
        }
    }
}
