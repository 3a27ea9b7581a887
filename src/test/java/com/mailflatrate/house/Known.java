package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Exceptions from house rules that somebody has looked at. One that is gone must be taken out here
 * too.
 */
final class Known {

    private Known() {}

    /** Fails for every violation that is not known, and for every known one that is none. */
    static void check(Collection<String> violations, Set<String> known) {
        Set<String> unknown = new TreeSet<>(violations);
        unknown.removeAll(known);
        assertThat(unknown).as("broken house rule").isEmpty();
        Set<String> gone = new TreeSet<>(known);
        gone.removeAll(violations);
        assertThat(gone).as("no longer an exception: take it out").isEmpty();
    }

    static void check(Collection<String> violations) {
        check(violations, Set.of());
    }
}
