package com.mailflatrate.feedback.mails;

import com.mailflatrate.database.DataDirectory;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where mails wait while the database is away: a file each, whole or not there. */
@Component
public final class Spool {

    private static final int MOST = 10_000;
    private final Path directory;

    Spool(DataDirectory data) {
        this.directory = data.sub("inbound-spool");
    }

    /** Whether there is room for one more. */
    public boolean hasRoom() {
        return files(MOST).size() < MOST;
    }

    /** Keeps a mail; when this returns it is on disk. */
    public void keep(Arrived mail) {
        Path whole = directory.resolve(mail.id() + ".mail");
        Path part = directory.resolve(mail.id() + ".part");
        try {
            try (FileChannel channel =
                            FileChannel.open(
                                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    OutputStream stream = Channels.newOutputStream(channel);
                    DataOutputStream out = new DataOutputStream(stream)) {
                out.writeLong(mail.at().toEpochMilli());
                out.writeUTF(mail.envelopeFrom());
                out.writeUTF(mail.envelopeTo());
                out.writeInt(mail.raw().length);
                out.write(mail.raw());
                out.flush();
                channel.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a mail", e);
        }
    }

    /** What is kept, as files. */
    public List<Path> kept() {
        return files(100);
    }

    /** A kept mail. */
    public Arrived read(Path file) {
        String name = file.getFileName().toString();
        UUID id = UUID.fromString(name.substring(0, name.length() - ".mail".length()));
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            Instant at = Instant.ofEpochMilli(in.readLong());
            String from = in.readUTF();
            String to = in.readUTF();
            return new Arrived(id, at, from, to, in.readNBytes(in.readInt()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Lets one go that is stored now. */
    public void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    /** Keeps a file that cannot be stored where nobody looks for mail. */
    public void setAside(Path file) {
        try {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".broken"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + file, e);
        }
    }

    private List<Path> files(int most) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".mail")).limit(most).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
