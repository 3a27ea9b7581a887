package com.mailflatrate.sandbox;

import com.mailflatrate.dns.RecordType;
import java.util.List;

/**
 * The records of one name and type in the sandbox's zone.
 *
 * @param name lower case, without the final dot
 * @param values none means that the name has no record of this type, whatever the built-in answer
 *     would be
 * @param source who put it there
 */
public record DnsEntry(String name, RecordType type, List<String> values, Source source) {

    /** Who put records into the zone. */
    public enum Source {
        /** Whoever tries the sandbox. */
        USER,
        /** The platform publishes it: DKIM keys, return-path hosts. */
        PLATFORM
    }

    /** Copies the values. */
    public DnsEntry {
        values = List.copyOf(values);
    }
}
