package com.mailflatrate.segments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a contact must fulfil: a test, or a group of rules. */
public sealed interface Rule {

    /** How many of a group's rules have to hold. */
    enum Match {
        ALL,
        ANY,
        NONE;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #text} writes. */
        public static Optional<Match> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
        }
    }

    /** Rules together; at least one. */
    record Group(Match match, List<Rule> rules) implements Rule {

        /** Copies. */
        public Group {
            rules = List.copyOf(rules);
        }
    }

    /**
     * One clause.
     *
     * @param name of the field, list, tag, origin or segment; empty when it is about none
     * @param value it is compared with; empty when with none
     */
    record Test(Clause clause, String name, String value) implements Rule {}
}
