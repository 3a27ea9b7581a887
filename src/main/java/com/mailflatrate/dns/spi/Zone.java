package com.mailflatrate.dns.spi;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import java.util.List;

/**
 * Where answers come from: resolvers, or the sandbox's own zone. One record type, no CNAME
 * followed.
 */
public interface Zone {

    /**
     * The records of a name; {@code NoData} when it has a CNAME instead.
     *
     * @param name lower-case A-labels without the final dot
     */
    Answer look(String name, RecordType type);

    /** Each resolver by itself, where there are several: they may disagree. */
    default List<Zone> each() {
        return List.of();
    }
}
