package com.mailflatrate.segments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A rule as SQL: clauses of the closed set with numbered parameters. Pure.
 *
 * @param sql over a contact {@code c}, each clause asked by itself: where some are looked for among
 *     contacts in order
 * @param joined the same with what it asks for joined, and {@code where}: where everybody is looked
 *     at
 * @param values by parameter, of either
 */
record Condition(String sql, String joined, Map<String, String> values) {

    /** The condition of a rule. */
    static Condition of(Rule rule) {
        Map<String, String> values = new HashMap<>();
        String sql = write(rule, values, (test, n) -> numbered(test.clause().sql(), n));
        StringBuilder joins = new StringBuilder();
        String where = write(rule, new HashMap<>(), (test, n) -> joined(test.clause(), n, joins));
        return new Condition(sql, joins + "where (" + where + ")", values);
    }

    private static String write(
            Rule rule, Map<String, String> values, BiFunction<Rule.Test, Integer, String> asked) {
        return switch (rule) {
            case Rule.Test test -> {
                int n = values.size();
                values.put("name" + n, test.name());
                values.put("value" + (n + 1), test.value());
                yield asked.apply(test, n);
            }
            case Rule.Group(Rule.Match match, List<Rule> rules) -> {
                List<String> parts = new ArrayList<>();
                rules.forEach(one -> parts.add("(" + write(one, values, asked) + ")"));
                yield switch (match) {
                    case ALL -> String.join(" and ", parts);
                    case ANY -> String.join(" or ", parts);
                    case NONE -> "(" + String.join(" or ", parts) + ") is not true";
                };
            }
        };
    }

    private static String joined(Clause clause, int n, StringBuilder joins) {
        Lookup lookup = clause.lookup();
        if (lookup == null) {
            return numbered(clause.sql(), n);
        }
        String alias = "row" + n;
        joins.append(numbered(lookup.join(alias), n));
        return clause.joined(alias);
    }

    private static String numbered(String sql, int n) {
        return sql.replace(":name", ":name" + n).replace(":value", ":value" + (n + 1));
    }
}
