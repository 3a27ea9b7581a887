package com.mailflatrate.web.imports;

import com.mailflatrate.imports.Import.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows, as the page shows it: a bar and three groups of lines that make the
 * total.
 *
 * @param barWidth of the bar in its own units
 */
public record Receipt(long barWidth, List<Part> bar, List<Group> groups) {

    /** Parts below this share are drawn with it, so that a few refusals stay visible. */
    private static final double SMALLEST = 0.012;

    private static final List<String> ORDER =
            List.of(
                    "DUPLICATE",
                    "ROLE_ADDRESS",
                    "ROLE_LOOKALIKE",
                    "INVALID_ADDRESS",
                    "SUPPRESSED",
                    "LEFT_BEFORE",
                    "FIELD_TOO_LONG",
                    "CONTROL_CHARACTER");

    /** A part of the bar. */
    public record Part(String tone, long from, long width) {}

    /** Rows that share a fate. */
    public record Group(String key, String tone, String icon, long rows, List<Line> lines) {}

    /** One line of the receipt. */
    public record Line(String key, long rows, @Nullable String example) {}

    static Receipt of(Tally tally, Map<String, String> examples) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("in", "is-ok", "check", tally.accepted(), in(tally, examples)));
        if (tally.unproven() > 0) {
            Line line = new Line("UNPROVEN", tally.unproven(), brief(examples.get("UNPROVEN")));
            groups.add(
                    new Group("unproven", "is-warn", "hourglass", tally.unproven(), List.of(line)));
        }
        if (tally.rejected() > 0) {
            groups.add(new Group("out", "is-bad", "x", tally.rejected(), out(tally, examples)));
        }
        List<Part> bar = bar(tally);
        long width = bar.isEmpty() ? 1 : bar.getLast().from() + bar.getLast().width();
        return new Receipt(width, bar, groups);
    }

    private static List<Line> in(Tally tally, Map<String, String> examples) {
        long known = Math.min(tally.known(), tally.accepted());
        List<Line> lines = new ArrayList<>();
        if (tally.accepted() - known > 0) {
            lines.add(new Line("NEW", tally.accepted() - known, brief(examples.get("NEW"))));
        }
        if (known > 0) {
            lines.add(new Line("KNOWN", known, brief(examples.get("KNOWN"))));
        }
        return lines;
    }

    private static List<Line> out(Tally tally, Map<String, String> examples) {
        Map<String, Long> left = new TreeMap<>(tally.byReason());
        List<Line> lines = new ArrayList<>();
        for (String code : ORDER) {
            Long rows = left.remove(code);
            if (rows != null) {
                lines.add(new Line(code, rows, example(code, examples)));
            }
        }
        left.forEach((code, rows) -> lines.add(new Line(code, rows, null)));
        return lines;
    }

    /**
     * Role and broken addresses belong to nobody and are shown whole, suppressed ones not at all.
     */
    private static @Nullable String example(String code, Map<String, String> examples) {
        return switch (code) {
            case "SUPPRESSED", "LEFT_BEFORE" -> null;
            case "DUPLICATE" -> brief(examples.get(code));
            default -> cut(examples.get(code));
        };
    }

    private static @Nullable String brief(@Nullable String address) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        if (address == null || at < 1) {
            return null;
        }
        return address.substring(0, Math.max(1, Math.min(6, at - 2))) + "…" + address.substring(at);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static List<Part> bar(Tally tally) {
        long least = (long) Math.ceil(tally.total() * SMALLEST);
        List<Part> parts = new ArrayList<>();
        long from = 0;
        long[] rows = {tally.accepted(), tally.unproven(), tally.rejected()};
        String[] tones = {"is-ok", "is-warn", "is-bad"};
        for (int i = 0; i < rows.length; i++) {
            long width = rows[i] == 0 ? 0 : Math.max(rows[i], least);
            if (width > 0) {
                parts.add(new Part(tones[i], from, width));
                from += width;
            }
        }
        return parts;
    }
}
