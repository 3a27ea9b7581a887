package com.mailflatrate.kernel;

import java.util.List;

/**
 * A statement as a value, so that a test can find and prepare every one against the real schema.
 * Kept as {@code static final} fields of {@code *Store} classes. Variable parts are enum constants,
 * never user text.
 *
 * @param text the statement with {@code :named} parameters
 * @param fragments what may stand at {@code {fragment}} in the text, empty for a plain statement
 */
public record Sql(String text, List<String> fragments) {

    /** The place of the variable part. */
    public static final String SLOT = "{fragment}";

    /** Copies the fragments. */
    public Sql {
        fragments = List.copyOf(fragments);
    }

    /** A plain statement. */
    public static Sql of(String text) {
        return new Sql(text, List.of());
    }

    /** A statement with a variable part, one of the given fragments. */
    public static Sql with(String text, List<String> fragments) {
        return new Sql(text, fragments);
    }

    /** The statement with one of its own fragments in place. */
    public String at(String fragment) {
        if (!fragments.contains(fragment)) {
            throw new IllegalArgumentException("not a fragment of this statement: " + fragment);
        }
        return text.replace(SLOT, fragment);
    }
}
