package com.mailflatrate.doors.limit;

import com.mailflatrate.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where files wait on disk while their request is read: in the data directory, not in a folder for
 * temporary files, which may be memory.
 */
@Component
public final class PartsFolder {

    /** As it arrives, as it is kept, and what is made of it. */
    private static final long TIMES = 3;

    /** Room on the disk that no upload takes: the database has to go on. */
    private static final long RESERVE = 256L << 20;

    private final Path path;

    PartsFolder(DataDirectory data) {
        this.path = data.sub("arriving");
    }

    Path path() {
        return path;
    }

    /** Whether a file of this size leaves the disk with enough room for everything else. */
    boolean hasRoomFor(long bytes) {
        try {
            return Files.getFileStore(path).getUsableSpace() - RESERVE >= TIMES * bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask how much room is at " + path, e);
        }
    }

    /** Deletes what a service that was killed has left. */
    void clear() {
        try (Stream<Path> left = Files.list(path)) {
            List<Path> files = left.toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + path, e);
        }
    }
}
