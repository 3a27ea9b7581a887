package com.mailflatrate.content;

import com.mailflatrate.content.Css.Declaration;
import com.mailflatrate.content.Css.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Which declarations win for an element (CSS Cascade 4 §6): importance, then style attribute, then
 * specificity, then order; separately for each media condition of the sheets, because what a phone
 * or a dark mode hides is hidden.
 */
final class Cascade {

    /** A rule that can be matched. */
    private record Ready(Evaluator evaluator, int specificity, Rule rule) {}

    private static final int INLINE = 1_000_000;
    private static final int IMPORTANT = 10_000_000;
    private static final int MOST_MEDIA = 12;
    private static final Set<String> HIDING =
            Set.of(
                    "display",
                    "visibility",
                    "opacity",
                    "font-size",
                    "font",
                    "height",
                    "max-height",
                    "position",
                    "color");

    private final List<Ready> rules = new ArrayList<>();
    private final Set<String> media = new LinkedHashSet<>();
    private boolean unreadable;

    Cascade(Document mail) {
        media.add("");
        for (Element style : mail.select("style")) {
            String condition = style.attr("media").toLowerCase(Locale.ROOT);
            for (Rule rule : Css.rules(style.data())) {
                String where = rule.media().isEmpty() ? condition : rule.media();
                if (!isPrintOnly(where)) {
                    add(
                            new Rule(
                                    rule.selector(),
                                    rule.declarations(),
                                    isAlways(where) ? "" : where));
                }
            }
        }
        unreadable |= rules.size() > Css.MOST_RULES || media.size() > MOST_MEDIA;
    }

    /** Each condition under which the mail may be looked at; the empty one is the plain view. */
    Set<String> media() {
        return media;
    }

    /**
     * Whether a rule that hides something could not be understood, or the sheets are too large to
     * follow.
     */
    boolean isUnreadable() {
        return unreadable;
    }

    private static boolean isPrintOnly(String condition) {
        return condition.replace("@media", "").strip().startsWith("print");
    }

    private static boolean isAlways(String condition) {
        String bare = condition.replace("@media", "").strip();
        return bare.isEmpty()
                || bare.equals("all")
                || bare.equals("screen")
                || bare.equals("only screen");
    }

    private void add(Rule rule) {
        String selector = rule.selector();
        if (selector.contains("::")
                || selector.matches(
                        ".*:(hover|active|focus|before|after|first-line|first-letter)\\b.*")) {
            return;
        }
        String plain = selector.replaceAll(":(link|visited|any-link|is\\(\\*\\))", "");
        try {
            Evaluator evaluator = QueryParser.parse(plain.isBlank() ? "*" : plain);
            rules.add(new Ready(evaluator, specificity(selector), rule));
            media.add(rule.media());
        } catch (SelectorParseException | IllegalArgumentException strange) {
            unreadable |=
                    rule.declarations().keySet().stream().anyMatch(HIDING::contains) && hides(rule);
        }
    }

    private static boolean hides(Rule rule) {
        return rule.declarations().values().stream()
                .anyMatch(d -> d.value().matches("none|hidden|0|0px|transparent|collapse|-\\d+.*"));
    }

    private static int specificity(String selector) {
        int ids = count(selector, '#');
        int classes = count(selector, '.') + count(selector, '[') + count(selector, ':');
        int types = 0;
        for (String part : selector.split("[\\s>+~]+")) {
            types += !part.isEmpty() && Character.isLetter(part.charAt(0)) ? 1 : 0;
        }
        return ids * 10_000 + classes * 100 + types;
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(other -> other == c).count();
    }

    /** The winning values for an element under a condition. */
    Map<String, String> valuesOf(Element element, String condition) {
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> weights = new HashMap<>();
        attributes(element)
                .forEach(
                        (name, value) ->
                                take(name, new Declaration(value, false), -1, values, weights));
        for (Ready ready : rules) {
            String where = ready.rule.media();
            if ((where.isEmpty() || where.equals(condition)) && element.is(ready.evaluator)) {
                ready.rule
                        .declarations()
                        .forEach((name, d) -> take(name, d, ready.specificity, values, weights));
            }
        }
        Css.declarations(element.attr("style"))
                .forEach((name, d) -> take(name, d, INLINE, values, weights));
        return values;
    }

    private static void take(
            String name,
            Declaration declaration,
            int specificity,
            Map<String, String> values,
            Map<String, Integer> weights) {
        int weight = specificity + (declaration.important() ? IMPORTANT : 0);
        @Nullable Integer before = weights.get(name);
        if (before == null || weight >= before) {
            weights.put(name, weight);
            values.put(name, declaration.value());
        }
    }

    /** What old-fashioned attributes say. */
    private static Map<String, String> attributes(Element element) {
        Map<String, String> values = new HashMap<>();
        if (element.hasAttr("hidden")) {
            values.put("display", "none");
        }
        if (element.hasAttr("bgcolor")) {
            values.put("background-color", element.attr("bgcolor"));
        }
        String tag = element.normalName();
        if (tag.equals("font") && element.hasAttr("color")) {
            values.put("color", element.attr("color"));
        }
        if (tag.equals("body") && element.hasAttr("text")) {
            values.put("color", element.attr("text"));
        }
        if (tag.equals("font") && element.hasAttr("size")) {
            String size = element.attr("size").strip();
            values.put(
                    "font-size",
                    size.equals("1") || size.equals("-2")
                            ? "10px"
                            : size.startsWith("-") ? "13px" : "16px");
        }
        return values;
    }
}
