package com.mailflatrate.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads style sheets and style attributes, as far as it takes to know what a reader sees. One pass,
 * no backtracking.
 */
final class Css {

    /** One declaration. */
    record Declaration(String value, boolean important) {}

    /** One rule; {@code media} is the innermost condition, empty for none. */
    record Rule(String selector, Map<String, Declaration> declarations, String media) {}

    /** More rules than this are not a mail. */
    static final int MOST_RULES = 3_000;

    private final String text;
    private final List<Rule> rules = new ArrayList<>();
    private int at;

    private Css(String text) {
        this.text = text;
    }

    static List<Rule> rules(String sheet) {
        Css css = new Css(withoutComments(sheet).replace("<!--", "").replace("-->", ""));
        css.read("", 0);
        return css.rules;
    }

    private void read(String media, int depth) {
        while (at < text.length() && rules.size() <= MOST_RULES) {
            int start = at;
            while (at < text.length() && "{};".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at >= text.length()) {
                return;
            }
            String prelude = text.substring(start, at).strip();
            char end = text.charAt(at++);
            if (end == '}') {
                if (depth > 0) {
                    return;
                }
                continue;
            }
            if (end == '{') {
                block(prelude, media, depth);
            }
        }
    }

    private void block(String prelude, String media, int depth) {
        String lower = prelude.toLowerCase(Locale.ROOT);
        if (lower.startsWith("@media")
                || lower.startsWith("@supports")
                || lower.startsWith("@layer")
                || lower.startsWith("@container")) {
            if (depth < 5) {
                read(media.isEmpty() ? lower : media + " and " + lower, depth + 1);
            }
            return;
        }
        int close = text.indexOf('}', at);
        String body = text.substring(at, close < 0 ? text.length() : close);
        at = close < 0 ? text.length() : close + 1;
        if (lower.startsWith("@")) {
            return;
        }
        Map<String, Declaration> declarations = declarations(body);
        for (String selector : prelude.split(",")) {
            rules.add(new Rule(selector.strip(), declarations, media));
        }
    }

    static Map<String, Declaration> declarations(String body) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        for (String part : withoutComments(body).split(";")) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = part.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = part.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            int bang = value.indexOf('!');
            boolean important = bang >= 0 && value.substring(bang).contains("important");
            put(
                    declarations,
                    unescaped(name),
                    new Declaration(
                            bang < 0 ? value : value.substring(0, bang).strip(), important));
        }
        return declarations;
    }

    private static void put(Map<String, Declaration> all, String name, Declaration declaration) {
        Declaration before = all.get(name);
        if (before != null && before.important && !declaration.important) {
            return;
        }
        all.remove(name);
        all.put(name, declaration);
        if (name.equals("font")) {
            fontSize(declaration).forEach((property, value) -> put(all, property, value));
        }
        if (name.equals("background")) {
            for (String word : declaration.value.replace(", ", ",").split("\\s+")) {
                if (Colour.parse(word).isPresent()) {
                    put(all, "background-color", new Declaration(word, declaration.important));
                }
            }
        }
    }

    private static Map<String, Declaration> fontSize(Declaration font) {
        for (String word : font.value.split("\\s+")) {
            String size = word.contains("/") ? word.substring(0, word.indexOf('/')) : word;
            if (pixels(size, 16) != null && !size.matches("[1-9]00")) {
                return Map.of("font-size", new Declaration(size, font.important));
            }
        }
        return Map.of();
    }

    /** {@code d\69splay} and its like are written to be overlooked. */
    private static String unescaped(String name) {
        return name.indexOf('\\') >= 0 ? "x-escaped" : name;
    }

    private static String withoutComments(String css) {
        StringBuilder out = new StringBuilder(css.length());
        int at = 0;
        while (true) {
            int open = css.indexOf("/*", at);
            if (open < 0) {
                return out.append(css, at, css.length()).toString();
            }
            out.append(css, at, open).append(' ');
            int close = css.indexOf("*/", open + 2);
            if (close < 0) {
                return out.toString();
            }
            at = close + 2;
        }
    }

    /**
     * A length in CSS pixels; null when it is no length. Percentages and em are of {@code base}.
     */
    static @Nullable Double pixels(String value, double base) {
        String css = value.strip();
        Map<String, Double> words =
                Map.of(
                        "xx-small",
                        9.0,
                        "x-small",
                        10.0,
                        "small",
                        13.0,
                        "medium",
                        16.0,
                        "large",
                        18.0,
                        "x-large",
                        24.0,
                        "xx-large",
                        32.0,
                        "smaller",
                        base / 1.2,
                        "larger",
                        base * 1.2);
        if (words.containsKey(css)) {
            return words.get(css);
        }
        String[] units = {"rem", "px", "pt", "em", "ex", "vw", "vh", "cm", "mm", "in", "pc", "%"};
        double[] factors = {16, 1, 4 / 3.0, base, base / 2, 6, 6, 37.8, 3.78, 96, 16, base / 100};
        for (int i = 0; i < units.length; i++) {
            if (css.endsWith(units[i])) {
                Double number = number(css.substring(0, css.length() - units[i].length()));
                return number == null ? null : (Double) (number * factors[i]);
            }
        }
        return number(css);
    }

    static @Nullable Double number(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > 20) {
            return null;
        }
        for (int i = 0; i < bare.length(); i++) {
            if ("0123456789.+-e".indexOf(bare.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            return Double.valueOf(bare);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
