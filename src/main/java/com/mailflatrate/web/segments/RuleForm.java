package com.mailflatrate.web.segments;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.segments.RuleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A condition as the page shows it: groups of rows, each with one empty row to add to, and an empty
 * group at the end. Deeper nesting is for the API.
 *
 * @param match of the groups
 */
public record RuleForm(String match, List<Block> groups) {

    private static final int MOST = 12;

    /** Copies. */
    public RuleForm {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param match of its rows
     */
    public record Block(String match, List<Row> rows) {

        /** Copies. */
        public Block {
            rows = List.copyOf(rows);
        }
    }

    /** One test: what it is about ({@code list:…}), the clause, and the value. */
    public record Row(String what, String test, String value) {

        static final Row EMPTY = new Row("", "", "");

        boolean isEmpty() {
            return what.isEmpty() && test.isEmpty();
        }

        /** Whether what it is about, the test and the value go together. */
        public boolean fits() {
            return isEmpty() || node().read().isDone();
        }

        RuleNode node() {
            int split = what.indexOf(':');
            String name = split < 0 ? "" : what.substring(split + 1);
            String kind = split < 0 ? "" : what.substring(0, split).toUpperCase(Locale.ROOT);
            boolean fits =
                    Clause.of(test).filter(one -> one.about().name().equals(kind)).isPresent();
            return new RuleNode(null, null, fits ? test : "", name, value);
        }
    }

    /** An empty form. */
    static RuleForm empty() {
        return new RuleForm("all", List.of()).open();
    }

    /** What was typed, in the words of the page. */
    static RuleForm of(RuleValues values, Map<String, String> typed) {
        List<Block> groups = new ArrayList<>();
        for (int g = 0; g < MOST; g++) {
            List<Row> rows = new ArrayList<>();
            for (int r = 0; r < MOST; r++) {
                String at = "g" + g + ".r" + r + ".";
                String what = typed.getOrDefault(at + "what", "");
                String test = typed.getOrDefault(at + "test", "");
                String value = typed.getOrDefault(at + "value", "").strip();
                Row row = new Row(what, test, values.read(what, test, value));
                if (!row.isEmpty()) {
                    rows.add(row);
                }
            }
            if (!rows.isEmpty()) {
                groups.add(new Block(typed.getOrDefault("g" + g + ".match", "all"), rows));
            }
        }
        return new RuleForm(typed.getOrDefault("match", "all"), groups);
    }

    /** A saved rule; empty when it nests deeper than the page shows. */
    static Optional<RuleForm> of(Rule rule) {
        if (!(rule instanceof Rule.Group(Rule.Match match, List<Rule> rules))) {
            return of(new Rule.Group(Rule.Match.ALL, List.of(rule)));
        }
        if (rules.stream().allMatch(one -> one instanceof Rule.Test)) {
            return Optional.of(new RuleForm("all", List.of(block(match, rules))).open());
        }
        List<Block> groups = new ArrayList<>();
        for (Rule one : rules) {
            if (!(one instanceof Rule.Group(Rule.Match inner, List<Rule> tests))
                    || !tests.stream().allMatch(test -> test instanceof Rule.Test)) {
                return Optional.empty();
            }
            groups.add(block(inner, tests));
        }
        return Optional.of(new RuleForm(match.text(), groups).open());
    }

    /** With an empty row in each group, and an empty group. */
    RuleForm open() {
        List<Block> open = new ArrayList<>();
        for (Block group : groups) {
            List<Row> rows = new ArrayList<>(group.rows());
            rows.add(Row.EMPTY);
            open.add(new Block(group.match(), rows));
        }
        open.add(new Block("all", List.of(Row.EMPTY)));
        return new RuleForm(match, open);
    }

    /** Without what is empty. */
    RuleForm filled() {
        List<Block> filled = new ArrayList<>();
        for (Block group : groups) {
            List<Row> rows = group.rows().stream().filter(row -> !row.isEmpty()).toList();
            if (!rows.isEmpty()) {
                filled.add(new Block(group.match(), rows));
            }
        }
        return new RuleForm(match, filled);
    }

    /** The rule; refused with REQUIRED when nothing was chosen, and for what does not fit. */
    Outcome<Rule> rule() {
        if (groups.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "rules"));
        }
        List<RuleNode> nodes =
                groups.stream()
                        .map(
                                group ->
                                        new RuleNode(
                                                group.match(),
                                                group.rows().stream().map(Row::node).toList(),
                                                null,
                                                null,
                                                null))
                        .toList();
        return new RuleNode(match, nodes, null, null, null).read();
    }

    private static Block block(Rule.Match match, List<Rule> tests) {
        List<Row> rows = new ArrayList<>();
        for (Rule one : tests) {
            if (one instanceof Rule.Test(Clause clause, String name, String value)) {
                String kind = clause.about().name().toLowerCase(Locale.ROOT);
                rows.add(new Row(kind + ":" + name, clause.text(), value));
            }
        }
        return new Block(match.text(), rows);
    }
}
