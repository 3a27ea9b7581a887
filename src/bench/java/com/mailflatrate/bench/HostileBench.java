package com.mailflatrate.bench;

import com.mailflatrate.policy.reply.ReplyClassifier;
import com.mailflatrate.reading.HostileMails;
import com.mailflatrate.reading.HostileMails.Hostile;
import com.mailflatrate.reading.MailReader;
import com.mailflatrate.reading.Marks;
import com.mailflatrate.reading.ReadMail;
import com.mailflatrate.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;

/**
 * Reads mails made to hurt, over and over until so many megabytes are read, in a virtual machine of
 * its own with little memory. Each is cut at the size the door keeps.
 */
final class HostileBench {

    private static final String HEAP = "-Xmx256m";
    private static final int STORED = 5_000_000;
    private static final double SLOWEST_MILLIS = 4_000;

    private HostileBench() {}

    static List<Figure> of(List<String> arguments) throws IOException {
        int megabytes = arguments.isEmpty() ? 1_024 : Integer.parseInt(arguments.getFirst());
        Process small =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileBench.class.getName(),
                                String.valueOf(megabytes))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (Scanner said = new Scanner(small.getInputStream(), StandardCharsets.UTF_8).useLocale(Locale.ROOT)) {
            boolean ended = said.hasNextLong();
            long mails = ended ? said.nextLong() : 0;
            double read = ended ? said.nextDouble() : 0;
            return List.of(
                    new Figure("hostile mail read with " + HEAP + ", MB", read, mails, megabytes),
                    Figure.most("the slowest, milliseconds of CPU", ended ? said.nextDouble() : SLOWEST_MILLIS + 1, mails, SLOWEST_MILLIS),
                    new Figure("megabytes per CPU-second", ended ? said.nextDouble() : 0, mails, 0));
        }
    }

    /** In the small machine: reads and says how many mails, megabytes, the slowest and the rate. */
    public static void main(String[] arguments) {
        long wanted = Long.parseLong(arguments[0]) * 1_000_000;
        List<byte[]> kinds =
                HostileMails.all().stream().map(Hostile::raw).map(HostileBench::cut).toList();
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        long bytes = 0;
        long mails = 0;
        long slowest = 0;
        while (bytes < wanted) {
            byte[] raw = kinds.get((int) (mails++ % kinds.size()));
            long before = threads.getCurrentThreadCpuTime();
            read(raw);
            slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - before);
            bytes += raw.length;
        }
        double seconds = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
        System.out.println(mails + " " + bytes / 1e6 + " " + slowest / 1e6 + " " + bytes / 1e6 / seconds);
    }

    private static byte[] cut(byte[] raw) {
        return raw.length > STORED ? Arrays.copyOf(raw, STORED) : raw;
    }

    private static void read(byte[] raw) {
        ReadMail mail = MailReader.read(raw);
        Marks.in(mail);
        if (Reading.of(mail) instanceof Reading.Bounce bounce) {
            bounce.failed().forEach(said -> ReplyClassifier.standard().classify(said.facts()));
        }
    }
}
