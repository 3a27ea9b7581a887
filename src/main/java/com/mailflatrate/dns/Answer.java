package com.mailflatrate.dns;

import java.util.List;

/** What came of a question. */
public sealed interface Answer {

    /**
     * Records.
     *
     * @param values at least one; TXT joined from its strings, MX as {@code 10 host}, names in
     *     lower case without the final dot
     * @param validated whether the resolver vouches for them by DNSSEC
     */
    record Found(List<String> values, boolean validated) implements Answer {

        /** Copies the values. */
        public Found {
            values = List.copyOf(values);
        }
    }

    /** The name exists, but has no record of this type. */
    record NoData() implements Answer {}

    /** The name does not exist (NXDOMAIN). */
    record NoName() implements Answer {}

    /**
     * Nobody could say: try again later.
     *
     * @param why for a log or a page: {@code SERVFAIL}, {@code timeout}
     */
    record Failed(String why) implements Answer {}

    /** The values found, empty in all other cases. */
    default List<String> values() {
        return this instanceof Found(List<String> values, boolean _) ? values : List.of();
    }
}
