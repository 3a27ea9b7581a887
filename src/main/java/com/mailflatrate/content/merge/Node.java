package com.mailflatrate.content.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a compiled template. */
sealed interface Node {

    /** Written as it stands. */
    record Text(String text) implements Node {}

    /** A field of the contact, or its default. */
    record Field(String name, @Nullable String otherwise, int offset) implements Node {}

    /** A value of ours. */
    record Own(Slot slot, int offset) implements Node {}

    /** The first branch whose condition holds; a condition of null always does. */
    record Choice(List<Branch> branches) implements Node {

        /** Copies the branches. */
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /** One way of a choice. */
    record Branch(@Nullable Condition when, List<Node> body) {

        /** Copies the body. */
        public Branch {
            body = List.copyOf(body);
        }
    }

    /** A field compared with a text, or merely present when {@code value} is null. */
    record Condition(String field, boolean equal, @Nullable String value) {

        boolean holds(Values values) {
            String actual = values.contact(field);
            if (value == null) {
                return actual != null && !actual.isEmpty();
            }
            return value.equals(actual == null ? "" : actual) == equal;
        }
    }
}
