package com.mailflatrate.bench.send;

import com.mailflatrate.bench.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A large mailing by a process of its own: what its heap holds after each collection from the first
 * tenth of the mailing to its end, and how much memory the process takes at most, PostgreSQL apart.
 */
final class MemoryBench {

    private static final String HEAP = "-Xmx320m";
    private static final double MOST_MEGABYTES = 600;
    private static final double MOST_GROWTH = 1.2;

    private MemoryBench() {}

    static List<Figure> of(List<String> words) throws IOException {
        int at = words.indexOf("--messages");
        int messages = at < 0 ? 1_000_000 : Integer.parseInt(words.get(at + 1));
        Path data = Files.createDirectories(Path.of("target/bench-memory")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        try (Sink sink = Sink.start(0, 0, 0)) {
            run(data, sink, "-Xmx4g", "fill", String.valueOf(messages));
            List<String> seen = run(data, sink, HEAP, "watch", "");
            long mails = sink.counts().mails();
            if (mails != messages) {
                throw new IllegalStateException("the sink counted " + mails + " of " + messages);
            }
            return figures(seen, messages);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static List<String> run(Path data, Sink sink, String heap, String what, String more)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:+UseSerialGC",
                                heap,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashNode.class.getName(),
                                data.toString(),
                                String.valueOf(sink.port),
                                what,
                                more)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().filter(line -> line.startsWith("memory ")).forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IOException("the service ended with " + process.exitValue());
        }
        return lines;
    }

    private static List<Figure> figures(List<String> seen, int messages) {
        List<long[]> looks =
                seen.stream()
                        .map(line -> line.split(" "))
                        .map(words -> new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])})
                        .filter(look -> look[0] > 0)
                        .toList();
        if (looks.size() < 10) {
            throw new IllegalStateException("too short to tell: only " + looks.size() + " looks");
        }
        double early = average(looks, looks.size() / 10, looks.size() * 3 / 10);
        double late = average(looks, looks.size() * 8 / 10, looks.size());
        double most = looks.stream().mapToLong(look -> look[1]).max().orElseThrow();
        return List.of(
                new Figure("heap after collections, early, MB", early, messages, 0),
                new Figure("heap after collections, late, MB", late, messages, 0),
                Figure.most("late / early", late / early, looks.size(), MOST_GROWTH),
                Figure.most("resident memory at most, MB", most, looks.size(), MOST_MEGABYTES));
    }

    private static double average(List<long[]> looks, int from, int to) {
        return looks.subList(from, to).stream().mapToLong(look -> look[0]).average().orElseThrow();
    }
}
