package com.mailflatrate.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What postmaster.pid says, and whether it is true. */
final class Postmaster {

    private Postmaster() {}

    /**
     * The server that runs on this data directory, if one does: its command line must name the
     * directory.
     */
    static Optional<ProcessHandle> running(Path data) {
        return pid(data)
                .flatMap(ProcessHandle::of)
                .filter(process -> commandLine(process).contains(data.toString()));
    }

    /**
     * Takes a pid file away whose number now belongs to somebody else, which PostgreSQL would take
     * for a server.
     */
    static void forgetStranger(Path data) {
        if (pid(data).flatMap(ProcessHandle::of).isPresent() && running(data).isEmpty()) {
            try {
                Files.delete(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new IllegalStateException(
                        "cannot delete a stale postmaster.pid in " + data, e);
            }
        }
    }

    private static Optional<Long> pid(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.isReadable(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : process.info().commandLine().orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
