package com.mailflatrate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.util.FileSystemUtils;

/** Where measurements keep their services: directories below {@code target}. */
final class BenchHome {

    private static final Queue<Path> MADE = new ConcurrentLinkedQueue<>();

    private BenchHome() {}

    static Path fresh() throws IOException {
        Path target = Files.createDirectories(Path.of("target")).toAbsolutePath();
        Path home = Files.createTempDirectory(target, "bench-");
        MADE.add(home);
        return home;
    }

    /** Deletes them: a database of millions of rows is not left behind. Their services have ended. */
    static void clear() throws IOException {
        for (Path home = MADE.poll(); home != null; home = MADE.poll()) {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
