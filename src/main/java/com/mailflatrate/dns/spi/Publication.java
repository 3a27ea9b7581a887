package com.mailflatrate.dns.spi;

import com.mailflatrate.dns.RecordType;
import java.util.List;

/**
 * Where the platform's own records go: DKIM keys behind the customers' CNAMEs, the bounce host.
 * Names are lower-case A-labels without the final dot, values as in {@link
 * com.mailflatrate.dns.Answer.Found}.
 */
public interface Publication {

    /** Replaces the records of a name and type. */
    void publish(String name, RecordType type, List<String> values);

    /** Takes the records of a name and type away. */
    void withdraw(String name, RecordType type);
}
