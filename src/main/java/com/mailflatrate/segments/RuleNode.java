package com.mailflatrate.segments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as JSON: a group has {@code match} (all, any, none) and {@code rules}, a test has {@code
 * test} with {@code name} and {@code value} where it needs them. At most 4 deep and 30 tests.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleNode(
        @Nullable String match,
        @Nullable List<RuleNode> rules,
        @Nullable String test,
        @Nullable String name,
        @Nullable String value) {

    private static final int DEEPEST = 4;
    private static final int MOST = 30;

    /** A rule as JSON. */
    public static RuleNode of(Rule rule) {
        return switch (rule) {
            case Rule.Group(Rule.Match match, List<Rule> rules) ->
                    new RuleNode(
                            match.text(),
                            rules.stream().map(RuleNode::of).toList(),
                            null,
                            null,
                            null);
            case Rule.Test(Clause clause, String name, String value) ->
                    new RuleNode(
                            null,
                            null,
                            clause.text(),
                            name.isEmpty() ? null : name,
                            value.isEmpty() ? null : value);
        };
    }

    /** The rule; refused with REQUIRED, INVALID_VALUE or TOO_LONG for its places. */
    public Outcome<Rule> read() {
        List<Reason> reasons = new ArrayList<>();
        if (tests() > MOST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "rules", MOST));
        }
        Rule rule = read("rules", 1, reasons);
        return reasons.isEmpty() ? Outcome.done(rule) : Outcome.refused(reasons);
    }

    private Rule read(String place, int depth, List<Reason> reasons) {
        if (test != null) {
            return test(place, reasons, test);
        }
        Rule.Match how = match == null ? null : Rule.Match.of(match).orElse(null);
        if (how == null || depth > DEEPEST) {
            Code code = match == null ? Code.REQUIRED : Code.INVALID_VALUE;
            reasons.add(Reason.field(code, place + ".match"));
        }
        if (rules == null || rules.isEmpty()) {
            reasons.add(Reason.field(Code.REQUIRED, place + ".rules"));
        }
        List<Rule> read = new ArrayList<>();
        if (rules != null && depth <= DEEPEST) {
            for (int i = 0; i < rules.size(); i++) {
                read.add(rules.get(i).read(place + ".rules[" + i + "]", depth + 1, reasons));
            }
        }
        return new Rule.Group(how == null ? Rule.Match.ALL : how, read);
    }

    private Rule test(String place, List<Reason> reasons, String asked) {
        String about = name == null ? "" : name.strip();
        String with = value == null ? "" : value.strip();
        Clause clause = Clause.of(asked).orElse(null);
        if (clause == null || rules != null || match != null) {
            reasons.add(Reason.field(Code.INVALID_VALUE, place + ".test"));
            return new Rule.Test(Clause.FIELD_KNOWN, "", "");
        }
        if (clause.comparedWith() == Operand.Kind.STATUS) {
            with = with.toUpperCase(java.util.Locale.ROOT);
        }
        check(place + ".name", clause.about(), about, reasons);
        check(place + ".value", clause.comparedWith(), with, reasons);
        return new Rule.Test(clause, about, with);
    }

    private static void check(String place, Operand.Kind kind, String text, List<Reason> reasons) {
        if (!Operand.fits(kind, text)) {
            reasons.add(Reason.field(text.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, place));
        }
    }

    private int tests() {
        int sum = 1;
        for (RuleNode rule : rules == null ? List.<RuleNode>of() : rules) {
            sum += rule.tests();
        }
        return sum;
    }
}
