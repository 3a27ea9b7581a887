package com.mailflatrate.bench;

import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import com.mailflatrate.reading.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Breaks the mails of a directory at random and has each read and judged, for some seconds. What
 * throws or takes longer than allowed ends the run and is kept as a file. Or cuts each at every tenth byte.
 */
final class FuzzBench {

    private static final long MOST_NANOS = 4_000_000_000L;
    private static final int CUT = 10;
    private static final byte[][] PIECES =
            List.of(
                            "\r\n", "\n\n", "--", "=?utf-8?q?", "?=", "Content-Type: multipart/mixed; boundary=a\r\n",
                            "Content-Type: message/rfc822\r\n\r\n", "Content-Transfer-Encoding: base64\r\n", "=3D", "%3D",
                            "Final-Recipient: rfc822; ", "Diagnostic-Code: smtp; 550 ", "\0", "\u00ff", "<", ">", "@",
                            "application/zip", "charset=\"utf-7\"", "{\"notificationType\":", " ".repeat(2000), ">> ".repeat(300))
                    .stream()
                    .map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1))
                    .toArray(byte[][]::new);

    private final List<byte[]> mails = new ArrayList<>();
    private final Random random;
    private long read;
    private long slowest;

    private FuzzBench(Path directory, long seed) throws IOException {
        this.random = new Random(seed);
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".eml")).sorted().toList()) {
                mails.add(Files.readAllBytes(file));
            }
        }
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("feedback --fuzz DIR [SECONDS [SEED]]");
        }
        int seconds = arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 60;
        long seed = arguments.size() > 2 ? Long.parseLong(arguments.get(2)) : System.nanoTime();
        System.out.println("seed " + seed);
        FuzzBench fuzz = new FuzzBench(Path.of(arguments.getFirst()), seed);
        for (long begun = System.nanoTime(); System.nanoTime() - begun < seconds * 1_000_000_000L; ) {
            fuzz.one();
        }
        return List.of(
                new Figure("broken mails read, none threw", fuzz.read, fuzz.read, 0),
                new Figure("the slowest, milliseconds of CPU", fuzz.slowest / 1e6, fuzz.read, 0));
    }

    /** Every mail, cut at every tenth byte. */
    static List<Figure> ofCuts(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("feedback --cut DIR");
        }
        FuzzBench cuts = new FuzzBench(Path.of(arguments.getFirst()), 0);
        for (byte[] whole : cuts.mails) {
            for (int length = 0; length < whole.length; length += CUT) {
                cuts.read(Arrays.copyOf(whole, length));
            }
        }
        return List.of(
                new Figure("mails cut at every tenth byte, none threw", cuts.read, cuts.mails.size(), 0),
                new Figure("the slowest, milliseconds of CPU", cuts.slowest / 1e6, cuts.read, 0));
    }

    private void one() throws IOException {
        byte[] raw = mails.get(random.nextInt(mails.size()));
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            raw = broken(raw);
        }
        read(raw);
    }

    private void read(byte[] raw) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        try {
            ReadMail mail = MailReader.read(raw);
            Marks.in(mail);
            if (Reading.of(mail) instanceof Reading.Bounce bounce) {
                bounce.failed().forEach(said -> ReplyClassifier.standard().classify(said.facts()));
            }
        } catch (RuntimeException | StackOverflowError fault) {
            throw new IllegalStateException("threw, see " + kept(raw), fault);
        }
        long taken = threads.getCurrentThreadCpuTime() - begun;
        if (taken > MOST_NANOS) {
            throw new IllegalStateException("took " + taken / 1_000_000 + " ms, see " + kept(raw));
        }
        slowest = Math.max(slowest, taken);
        read++;
    }

    private byte[] broken(byte[] raw) {
        int at = random.nextInt(raw.length + 1);
        int end = Math.min(raw.length, at + random.nextInt(1, 400));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(raw, at);
            case 1 -> joined(raw, at, PIECES[random.nextInt(PIECES.length)], at);
            case 2 -> joined(raw, at, new byte[0], end);
            case 3 -> joined(raw, at, twice(raw, at, end), end);
            case 4 -> flipped(raw);
            default -> {
                byte[] other = mails.get(random.nextInt(mails.size()));
                int from = random.nextInt(other.length + 1);
                yield joined(raw, at, Arrays.copyOfRange(other, from, other.length), raw.length);
            }
        };
    }

    private byte[] twice(byte[] raw, int from, int to) {
        byte[] piece = Arrays.copyOfRange(raw, from, to);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int n = random.nextInt(2, 200); n > 0; n--) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private byte[] flipped(byte[] raw) {
        byte[] other = raw.clone();
        for (int n = random.nextInt(1, 20); n > 0 && other.length > 0; n--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private static byte[] joined(byte[] raw, int to, byte[] middle, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(raw, 0, to);
        all.writeBytes(middle);
        all.write(raw, from, raw.length - from);
        return all.size() > 2_000_000 ? Arrays.copyOf(all.toByteArray(), 2_000_000) : all.toByteArray();
    }

    private static Path kept(byte[] raw) throws IOException {
        return Files.write(Files.createTempFile("broken-", ".eml"), raw);
    }
}
