package com.mailflatrate.sandbox.inbox;

import com.mailflatrate.sandbox.SandboxMail;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ObjLongConsumer;

/**
 * One file of mails, one behind the other, and its index: a line per mail with tabs between its
 * facts.
 */
final class MailFile {

    static final String INDEX = ".index";

    private static final String MAILS = ".mails";
    private static final int FACTS = 7;

    private final Path mailsPath;
    private final Path indexPath;
    private final FileChannel mails;
    private final FileChannel index;
    private long size;

    private MailFile(Path indexPath) throws IOException {
        String name = indexPath.getFileName().toString();
        this.indexPath = indexPath;
        mailsPath =
                indexPath.resolveSibling(name.substring(0, name.length() - INDEX.length()) + MAILS);
        mails =
                FileChannel.open(
                        mailsPath,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        index = FileChannel.open(indexPath, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        size = mails.size();
    }

    static MailFile open(Path index) throws IOException {
        return new MailFile(index);
    }

    static MailFile create(Path directory, long first) throws IOException {
        return new MailFile(directory.resolve(String.format(Locale.ROOT, "%015x", first) + INDEX));
    }

    long size() {
        return size;
    }

    long append(SandboxMail mail, byte[] raw) throws IOException {
        long offset = size;
        ByteBuffer content = ByteBuffer.wrap(raw);
        while (content.hasRemaining()) {
            mails.write(content, offset + content.position());
        }
        size += raw.length;
        String line =
                String.join(
                        "\t",
                        mail.id(),
                        Long.toString(offset),
                        Long.toString(raw.length),
                        mail.at().toString(),
                        flat(mail.from()),
                        flat(mail.to()),
                        flat(mail.subject()));
        index.write(StandardCharsets.UTF_8.encode(line + '\n'));
        return offset;
    }

    private static String flat(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Every mail with its offset; a line that a crash has cut is left out. */
    void entries(ObjLongConsumer<SandboxMail> each) throws IOException {
        for (String line : Files.readAllLines(indexPath, StandardCharsets.UTF_8)) {
            String[] facts = line.split("\t", FACTS);
            if (facts.length == FACTS) {
                long offset = Long.parseLong(facts[1]);
                long length = Long.parseLong(facts[2]);
                if (offset + length <= size) {
                    Instant at = Instant.parse(facts[3]);
                    each.accept(
                            new SandboxMail(facts[0], facts[4], facts[5], facts[6], at, length),
                            offset);
                }
            }
        }
    }

    byte[] read(long offset, int length) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(length);
        while (content.hasRemaining()) {
            if (mails.read(content, offset + content.position()) < 0) {
                throw new EOFException(mailsPath + " ends within a mail");
            }
        }
        return content.array();
    }

    void delete() throws IOException {
        mails.close();
        index.close();
        Files.deleteIfExists(indexPath);
        Files.deleteIfExists(mailsPath);
    }
}
