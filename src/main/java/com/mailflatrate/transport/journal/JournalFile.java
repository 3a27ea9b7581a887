package com.mailflatrate.transport.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal's file, and a lock beside it: one process at a time. Zeros wait behind the last
 * record, so that the disk need not note a new length with every record: a sync takes half the time
 * of one that grows the file. Not thread-safe.
 */
public final class JournalFile implements AutoCloseable {

    /** Bytes by which the file grows. */
    private static final int ROOM = 1 << 20;

    private final Path path;
    private final FileChannel lock;
    private @Nullable FileChannel channel;
    private long end;
    private long room;

    private JournalFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * The journal in a directory.
     *
     * @throws IllegalStateException when another process works with it
     */
    public static JournalFile in(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new IllegalStateException(
                        "Another process sends from "
                                + directory
                                + ": one data directory serves one process. Stop the other one first.");
            }
            return new JournalFile(directory.resolve("journal"), lock);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot open the journal in " + directory, failed);
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** What an earlier life has left. */
    public Past past() {
        try {
            return Files.exists(path)
                    ? Past.read(ByteBuffer.wrap(Files.readAllBytes(path)))
                    : Past.NONE;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the journal " + path, failed);
        }
    }

    /** Writes a whole new file and puts it in the place of the old one at once. */
    void replace(List<Entry> entries) throws IOException {
        Path fresh = path.resolveSibling("journal.new");
        FileChannel next =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        try {
            byte[] bytes = bytes(entries);
            write(next, bytes, 0);
            long filled = fill(next, bytes.length);
            next.force(false);
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            syncDirectory();
            FileChannel before = channel;
            channel = next;
            end = bytes.length;
            room = filled;
            if (before != null) {
                before.close();
            }
        } catch (IOException failed) {
            next.close();
            throw failed;
        }
    }

    /** Appends, and waits for the disk where asked to. A failed write leaves no half record. */
    void append(List<Entry> entries, boolean sync) throws IOException {
        FileChannel to = channel;
        if (to == null) {
            throw new IOException("the journal has not begun");
        }
        byte[] bytes = bytes(entries);
        try {
            if (end + bytes.length > room) {
                room = fill(to, end + bytes.length);
            }
            write(to, bytes, end);
            if (sync) {
                to.force(false);
            }
            end += bytes.length;
        } catch (IOException failed) {
            to.truncate(end);
            room = end;
            throw failed;
        }
    }

    long size() {
        return end;
    }

    private void syncDirectory() throws IOException {
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Zeros behind a place; the file's new length. */
    private static long fill(FileChannel to, long from) throws IOException {
        write(to, new byte[ROOM], from);
        return from + ROOM;
    }

    private static void write(FileChannel to, byte[] bytes, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            to.write(buffer, at + buffer.position());
        }
    }

    private static byte[] bytes(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 96);
        entries.forEach(entry -> bytes.writeBytes(Record.of(entry)));
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            if (channel != null && channel.isOpen()) {
                channel.truncate(end);
                channel.close();
            }
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot close the journal", failed);
        }
    }
}
