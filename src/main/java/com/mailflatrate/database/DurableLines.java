package com.mailflatrate.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lines in files outside the database: a log that only grows, and beside it what waits until the
 * database is back. Every line is on disk before the call returns, or the call fails with an {@link
 * IllegalStateException} and leaves the file as it was. One platform thread writes and syncs.
 */
public final class DurableLines implements AutoCloseable {

    private final Path log;
    private final Path pending;
    private final Path taken;
    private final ExecutorService writer;

    /**
     * @param name of the files, {@code name.log}, {@code name.pending} and {@code name.taken}
     */
    public DurableLines(Path directory, String name) {
        this.log = directory.resolve(name + ".log");
        this.pending = directory.resolve(name + ".pending");
        this.taken = directory.resolve(name + ".taken");
        this.writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name + "-log").daemon().factory());
    }

    /** Appends to the log. */
    public void append(String line) {
        await(() -> write(log, line));
    }

    /** All lines of the log, the oldest first; one that a crash cut off is among them as it is. */
    public List<String> all() {
        return await(() -> read(log));
    }

    /** Keeps a line until the database is back. */
    public void keep(String line) {
        await(() -> write(pending, line));
    }

    /** Takes what was kept out of the way of new lines, and gives it. */
    public List<String> kept() {
        return await(
                () -> {
                    if (!Files.exists(taken) && Files.exists(pending)) {
                        Files.move(pending, taken, StandardCopyOption.ATOMIC_MOVE);
                    }
                    return read(taken);
                });
    }

    /** All that was kept has been applied. */
    public void settled() {
        await(() -> Files.deleteIfExists(taken));
    }

    private static List<String> read(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }

    private static Path write(Path file, String line) {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long end = channel.size();
            try {
                append(channel, end, line.replace('\n', ' ') + '\n');
            } catch (IOException full) {
                channel.truncate(end);
                throw full;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** What a crash tore stays a line of its own. */
    private static void append(FileChannel channel, long end, String line) throws IOException {
        String whole = isTorn(channel, end) ? '\n' + line : line;
        ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
        channel.position(end);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private static boolean isTorn(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private <T> T await(Callable<T> work) {
        try {
            return writer.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at a line of " + log, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line of " + log + " failed", e.getCause());
        }
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
