package com.mailflatrate.web.segments;

import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.web.shared.Shell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A condition as a sentence. */
final class Words {

    private final Shell shell;
    private final RuleValues values;
    private final Map<String, String> labels;

    Words(Shell shell, List<Choice> choices) {
        this.shell = shell;
        this.values = new RuleValues(shell, choices);
        this.labels =
                choices.stream()
                        .collect(Collectors.toMap(Choice::value, Choice::label, (one, two) -> one));
    }

    String of(Rule rule) {
        return of(rule, true);
    }

    private String of(Rule rule, boolean outermost) {
        return switch (rule) {
            case Rule.Test(Clause clause, String name, String value) ->
                    shell.text(
                            "segments.words." + clause.text(),
                            label(clause, name),
                            values.say(about(clause, name), clause, value));
            case Rule.Group(Rule.Match match, List<Rule> rules) -> {
                if (rules.size() == 1 && match != Rule.Match.NONE) {
                    yield of(rules.getFirst(), outermost);
                }
                String joint = shell.text(match == Rule.Match.ALL ? "segments.and" : "segments.or");
                String all =
                        rules.stream()
                                .map(one -> of(one, false))
                                .collect(Collectors.joining(" " + joint + " "));
                String whole = match == Rule.Match.NONE ? shell.text("segments.not", all) : all;
                yield outermost || match == Rule.Match.NONE ? whole : "(" + whole + ")";
            }
        };
    }

    private String label(Clause clause, String name) {
        return labels.getOrDefault(about(clause, name), name);
    }

    private static String about(Clause clause, String name) {
        return clause.about().name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
