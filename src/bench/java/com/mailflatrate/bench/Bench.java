package com.mailflatrate.bench;

import com.mailflatrate.bench.send.CrashBench;
import com.mailflatrate.bench.send.FairBench;
import com.mailflatrate.bench.send.SendBench;
import com.mailflatrate.bench.send.StormBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts a measurement by its name; without one it lists what there is. */
public final class Bench {

    private static final Map<String, Measurement> ALL =
            new TreeMap<>(
                    Map.of(
                            "crash", CrashBench::of,
                            "crowd", CrowdBench::of,
                            "end", EndBench::of,
                            "fair", FairBench::of,
                            "feedback", FeedbackScore::of,
                            "import", ImportBench::of,
                            "page", PageBench::of,
                            "send", SendBench::of,
                            "storm", StormBench::of,
                            "subscribe", SubscribeBench::of));

    private Bench() {}

    /** Something that can be measured. */
    interface Measurement {
        List<Figure> measure(List<String> arguments) throws IOException;
    }

    /**
     * Runs one. Ends with 1 when {@code --check} is given and a target is missed, with 2 on a wrong
     * call.
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        if (rest.isEmpty()) {
            ALL.keySet().forEach(System.out::println);
            return;
        }
        boolean check = rest.remove("--check");
        Path json = json(rest);
        Measurement chosen = ALL.get(rest.removeFirst());
        if (chosen == null) {
            System.err.println("no such measurement; there are " + ALL.keySet());
            System.exit(2);
            return;
        }
        List<Figure> figures;
        try {
            figures = chosen.measure(rest);
        } finally {
            BenchHome.clear();
        }
        figures.forEach(figure -> System.out.println(figure.line()));
        if (json != null) {
            Files.writeString(json, Figure.json(figures));
        }
        if (check && figures.stream().anyMatch(Figure::isMissed)) {
            System.exit(1);
        }
    }

    private static @org.jspecify.annotations.Nullable Path json(List<String> rest) {
        int at = rest.indexOf("--json");
        if (at < 0 || at + 1 >= rest.size()) {
            return null;
        }
        rest.remove(at);
        return Path.of(rest.remove(at));
    }
}
