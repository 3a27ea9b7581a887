package com.mailflatrate.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The file {@code demo/playing}: a demo began in this data directory, which was empty before, and
 * is not complete. A directory without it is never cleared.
 */
record DemoMark(Path data) {

    /** Makes the mark when the directory is empty; clears what was interrupted before. */
    boolean clearInterrupted(Predicate<Path> discard) {
        try {
            if (isEmpty()) {
                Files.createDirectories(file().getParent());
                Files.createFile(file());
                return false;
            }
            if (!Files.exists(file()) || !discard.test(data.resolve("postgres"))) {
                return false;
            }
            try (Stream<Path> all = Files.list(data)) {
                for (Path path : all.filter(path -> !path.equals(file().getParent())).toList()) {
                    FileSystemUtils.deleteRecursively(path);
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the interrupted demo in " + data, e);
        }
    }

    /** The demo is complete: from now on its data are the user's. */
    void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return data.resolve("demo").resolve("playing");
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.findAny().isEmpty();
        }
    }
}
