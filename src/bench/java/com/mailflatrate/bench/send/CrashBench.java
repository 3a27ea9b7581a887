package com.mailflatrate.bench.send;

import com.mailflatrate.bench.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the sending process (SIGKILL) again and again, in every phase of its work and in the middle
 * of its start, and compares at the end what the database says of each message with how often the
 * server outside has seen it. A phase that was aimed at and never hit fails the measurement.
 */
public final class CrashBench {

    private static final Pattern WITHOUT_REPLY = Pattern.compile("(\\d+) mails without a reply");
    private static final int CONNECTIONS = 16;
    private static final int ACCEPTED = 2;
    private static final int AMBIGUOUS = 7;

    private final Sink sink;
    private final Path data;
    private final int kills;
    private final int messages;
    private final Random random;
    private final Map<Blow, Integer> phases = new EnumMap<>(Blow.class);
    private final List<Long> withoutReply = new ArrayList<>();

    private CrashBench(Sink sink, Path data, int kills, long seed) {
        this.sink = sink;
        this.data = data;
        this.kills = kills;
        this.messages = kills * 900;
        this.random = new Random(seed);
    }

    /** {@code crash [--kills N] [--seed N]}. */
    public static List<Figure> of(List<String> words) throws IOException {
        int kills = number(words, "--kills", 6);
        long seed = number(words, "--seed", 1);
        Path data = Files.createDirectories(Path.of("target/bench-crash")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        try (Sink sink = Sink.start(0, 0, 0)) {
            return new CrashBench(sink, data, kills, seed).run();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static int number(List<String> words, String name, int otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }

    private List<Figure> run() throws IOException, InterruptedException {
        Process process = start("prepare", String.valueOf(messages));
        goOn(process);
        for (int kill = 0; kill < kills; kill++) {
            Blow blow = Blow.values()[kill % Blow.values().length];
            kill(process, blow);
            boolean last = kill + 1 == kills;
            boolean next = !last && blowAt(kill + 1) == Blow.RELEASE;
            process = last ? process : start(next ? "prepare" : "send", next ? "600" : "");
        }
        Path states = data.resolveSibling("bench-crash.states");
        process = start("finish", states.toString());
        await(process, "finished");
        process.waitFor();
        return judge(Files.readAllLines(states), sink.tokens());
    }

    private static Blow blowAt(int kill) {
        return Blow.values()[kill % Blow.values().length];
    }

    private void kill(Process process, Blow blow) throws IOException, InterruptedException {
        Runnable kill = process::destroyForcibly;
        boolean hit =
                switch (blow) {
                    case SENDING -> {
                        await(process, "ready");
                        untilSomeAreSent();
                        kill.run();
                        yield true;
                    }
                    case REPLAY -> {
                        await(process, "journal: ");
                        kill.run();
                        yield true;
                    }
                    case RELEASE -> {
                        await(process, "releasing");
                        yield blow.strike(data, () -> goOn(process), kill);
                    }
                    case CLAIM, FLUSH, REWRITE -> {
                        await(process, "ready");
                        yield blow.strike(data, () -> {}, kill);
                    }
                };
        process.waitFor();
        phases.merge(blow, hit ? 1 : 0, Integer::sum);
        System.out.println(
                (hit ? "killed in " : "MISSED ") + blow + " at " + sink.counts().mails() + " mails");
    }

    /** It may release what it has prepared. */
    private static void goOn(Process process) {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private void untilSomeAreSent() throws IOException {
        long at = sink.counts().mails() + 20 + random.nextInt(300);
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (sink.counts().mails() < at && System.nanoTime() < patience) {
            LockSupport.parkNanos(2_000_000);
        }
    }

    private Process start(String what, String more) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashNode.class.getName(),
                        data.toString(),
                        String.valueOf(sink.port),
                        what,
                        more)
                .redirectErrorStream(true)
                .start();
    }

    private void await(Process process, String word) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("journal: ")) {
                String replay = line.substring(line.indexOf("journal: "));
                System.out.println("  " + replay);
                withoutReply.add(withoutReply(replay));
            }
            if (line.contains(" ERROR ") || line.contains("Exception")) {
                System.out.println("  " + line);
            }
            if (line.contains(word)) {
                drain(out);
                return;
            }
        }
        throw new IOException("the service ended before it said " + word);
    }

    /** What one kill left open, as the start after it finds it in the journal. */
    private static long withoutReply(String replay) {
        Matcher found = WITHOUT_REPLY.matcher(replay);
        if (!found.find()) {
            throw new IllegalStateException("the journal speaks otherwise: " + replay);
        }
        return Long.parseLong(found.group(1));
    }

    /** A full pipe would stop the service. */
    private static void drain(BufferedReader out) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                while (out.readLine() != null) {
                                    continue;
                                }
                            } catch (IOException ended) {
                                // with its process
                            }
                        });
    }

    private List<Figure> judge(List<String> states, Map<String, Integer> seen) {
        long lost = 0;
        long twice = 0;
        long denied = 0;
        long open = 0;
        long ambiguous = 0;
        long accepted = 0;
        for (String line : states) {
            int blank = line.indexOf(' ');
            int state = Integer.parseInt(line.substring(blank + 1));
            int count = seen.getOrDefault(line.substring(0, blank), 0);
            accepted += state == ACCEPTED ? 1 : 0;
            ambiguous += state == AMBIGUOUS ? 1 : 0;
            open += state != ACCEPTED && state != AMBIGUOUS ? 1 : 0;
            lost += state == ACCEPTED && count == 0 ? 1 : 0;
            twice += count > 1 ? 1 : 0;
            denied += count == 1 && state != ACCEPTED && state != AMBIGUOUS ? 1 : 0;
        }
        long most = withoutReply.stream().mapToLong(Long::longValue).max().orElse(0);
        System.out.println("kills by phase " + phases + ", messages " + states.size());
        return List.of(
                new Figure("accepted", accepted, states.size(), 0),
                new Figure("ambiguous, all kills", ambiguous, states.size(), 0),
                most("ambiguous of one kill", most, CONNECTIONS),
                most("accepted but never arrived", lost, 0),
                most("arrived twice", twice, 0),
                most("arrived but neither accepted nor ambiguous", denied, 0),
                most("without an end", open, 0),
                most(
                        "phases aimed at and never hit",
                        phases.values().stream().filter(times -> times == 0).count(),
                        0));
    }

    private Figure most(String name, long value, long limit) {
        return Figure.most(name, value, messages, limit);
    }
}
