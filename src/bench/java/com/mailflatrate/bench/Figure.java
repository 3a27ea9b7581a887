package com.mailflatrate.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A measured number.
 *
 * @param of how many cases stand behind it
 * @param target the least it should be, 0 for none
 * @param limit the most it may be, NaN for none
 */
public record Figure(String name, double value, long of, double target, double limit) {

    public Figure(String name, double value, long of, double target) {
        this(name, value, of, target, Double.NaN);
    }

    static Figure share(String name, long good, long of, double target) {
        return new Figure(name, of == 0 ? 1 : (double) good / of, of, target);
    }

    public static Figure most(String name, double value, long of, double limit) {
        return new Figure(name, value, of, 0, limit);
    }

    boolean isMissed() {
        return value < target || value > limit;
    }

    String line() {
        String goal =
                target == 0 && Double.isNaN(limit)
                        ? ""
                        : String.format(
                                Locale.ROOT, "  %s %.2f%s",
                                target == 0 ? "at most" : "target",
                                target == 0 ? limit : target,
                                isMissed() ? "  MISSED" : "");
        return String.format(Locale.ROOT, "%-44s %10.3f  of %5d%s", name, value, of, goal);
    }

    static String json(List<Figure> figures) {
        return figures.stream()
                .map(
                        one ->
                                String.format(
                                        Locale.ROOT,
                                        "  {\"name\": \"%s\", \"value\": %.4f, \"of\": %d, \"target\": %.4f, \"missed\": %b}",
                                        one.name,
                                        one.value,
                                        one.of,
                                        one.target,
                                        one.isMissed()))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
