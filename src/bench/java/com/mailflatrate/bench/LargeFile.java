package com.mailflatrate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file of millions of rows, brought by HTTP to a service of its own with a small heap: what the
 * heap holds after collections early and late in each phase, and how much memory the process takes
 * at most, PostgreSQL apart.
 */
final class LargeFile {

    private static final String HEAP = "-Xmx320m";
    private static final double MOST_MEGABYTES = 700;
    private static final double MOST_GROWTH = 1.2;
    private static final long ROWS = 5_000_000;

    /** A phase that was shorter, in seconds, says nothing about growth. */
    private static final int SHORTEST = 20;

    private LargeFile() {}

    /** What was seen while one thing was done. */
    private record Phase(String name, List<Look> looks) {

        private static final int NAME = 28;

        static Phase of(String line, List<Look> looks) {
            return new Phase(
                    line.substring(0, Math.min(NAME, line.length())).strip(), List.copyOf(looks));
        }

        double average(int from, int to) {
            return looks.subList(from, to).stream().mapToLong(Look::heap).average().orElseThrow();
        }
    }

    /** A look at the process on its way. */
    private record Look(long heap, long resident) {

        static Look of(String line) {
            String[] words = line.split(" ");
            return new Look(Long.parseLong(words[1]), Long.parseLong(words[2]));
        }
    }

    static List<Figure> of(List<String> words) throws IOException {
        int at = words.indexOf("--rows");
        long rows = at < 0 ? ROWS : Long.parseLong(words.get(at + 1));
        Path home = BenchHome.fresh();
        Path file = home.resolve("rows.csv");
        new ImportRows().write(file, rows);
        System.out.printf(
                Locale.ROOT, "a file of %d MB, a service with %s%n", Files.size(file) >> 20, HEAP);
        try {
            return figures(run(home, file), rows);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static List<Phase> run(Path home, Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-XX:+UseSerialGC",
                                HEAP,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeFileNode.class.getName(),
                                home.resolve("data").toString(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<Phase> phases = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("memory ")) {
                    looks.add(Look.of(line));
                } else if (line.endsWith(" s")) {
                    System.out.println(line);
                    phases.add(Phase.of(line, looks));
                    looks.clear();
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("the service ended with " + process.exitValue());
        }
        return phases;
    }

    private static List<Figure> figures(List<Phase> phases, long rows) {
        List<Figure> figures = new ArrayList<>();
        for (Phase phase : phases) {
            int looks = phase.looks().size();
            if (looks >= SHORTEST) {
                double early = phase.average(looks / 10, looks * 3 / 10);
                double late = phase.average(looks * 8 / 10, looks);
                figures.add(new Figure(phase.name() + ": heap early, MB", early, looks, 0));
                figures.add(new Figure(phase.name() + ": heap late, MB", late, looks, 0));
                figures.add(Figure.most(phase.name() + ": late / early", late / early, looks, MOST_GROWTH));
            }
        }
        if (figures.isEmpty()) {
            throw new IllegalStateException("too short to tell: " + rows + " rows");
        }
        double most =
                phases.stream()
                        .flatMap(phase -> phase.looks().stream())
                        .mapToLong(Look::resident)
                        .max()
                        .orElseThrow();
        figures.add(Figure.most("resident memory at most, MB", most, rows, MOST_MEGABYTES));
        return figures;
    }
}
