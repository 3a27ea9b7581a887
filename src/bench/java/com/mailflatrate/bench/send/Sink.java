package com.mailflatrate.bench.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counting server, as a process beside this one. */
final class Sink implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final OutputStream in;
    final int port;

    private Sink(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.getOutputStream();
        this.port = Integer.parseInt(out.readLine().substring("port ".length()));
    }

    /** What it has seen. */
    record Counts(
            long mails, long tokens, long twice, long connections, long refused, long mostOpen) {}

    static Sink start(int port, long delayMillis, int connections) throws IOException {
        return start(port, delayMillis, connections, List.of());
    }

    /** One that offers STARTTLS with these keys. */
    static Sink withTls(Path keys) throws IOException {
        return start(0, 0, 0, List.of(keys.toString()));
    }

    private static Sink start(int port, long delayMillis, int connections, List<String> more)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:+UseSerialGC",
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=4",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CountingSink.class.getName(),
                                String.valueOf(port),
                                String.valueOf(delayMillis),
                                String.valueOf(connections)));
        command.addAll(more);
        return new Sink(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
    }

    Counts counts() throws IOException {
        return ask("counts");
    }

    Counts reset() throws IOException {
        return ask("reset");
    }

    /** How often each token came. */
    Map<String, Integer> tokens() throws IOException {
        Path file = Files.createTempFile("tokens", ".txt");
        ask("tokens " + file);
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file)))) {
            lines.lines()
                    .forEach(
                            line -> {
                                int blank = line.indexOf(' ');
                                counts.put(
                                        line.substring(0, blank),
                                        Integer.parseInt(line.substring(blank + 1)));
                            });
        }
        Files.delete(file);
        return counts;
    }

    long cpuMicros() throws IOException {
        return Cpu.micros(process.pid());
    }

    private synchronized Counts ask(String command) throws IOException {
        in.write((command + '\n').getBytes(StandardCharsets.UTF_8));
        in.flush();
        long[] n = Arrays.stream(out.readLine().split(" ")).mapToLong(Long::parseLong).toArray();
        return new Counts(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
