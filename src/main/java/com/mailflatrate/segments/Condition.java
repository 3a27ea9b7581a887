package com.mailflatrate.segments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule as SQL: clauses of the closed set with numbered parameters. Pure.
 *
 * @param sql over a contact {@code c}
 * @param values by parameter
 */
record Condition(String sql, Map<String, String> values) {

    /** The condition of a rule. */
    static Condition of(Rule rule) {
        Map<String, String> values = new HashMap<>();
        return new Condition(write(rule, values), values);
    }

    private static String write(Rule rule, Map<String, String> values) {
        return switch (rule) {
            case Rule.Test(Clause clause, String name, String value) -> {
                int n = values.size();
                values.put("name" + n, name);
                values.put("value" + (n + 1), value);
                yield clause.sql()
                        .replace(":name", ":name" + n)
                        .replace(":value", ":value" + (n + 1));
            }
            case Rule.Group(Rule.Match match, List<Rule> rules) -> {
                List<String> parts = new ArrayList<>();
                rules.forEach(one -> parts.add("(" + write(one, values) + ")"));
                yield switch (match) {
                    case ALL -> String.join(" and ", parts);
                    case ANY -> String.join(" or ", parts);
                    case NONE -> "(" + String.join(" or ", parts) + ") is not true";
                };
            }
        };
    }
}
