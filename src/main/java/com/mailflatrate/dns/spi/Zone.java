package com.mailflatrate.dns.spi;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;

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
}
