package com.mailflatrate.dns;

import org.springframework.stereotype.Component;

/**
 * Asks the domain name system. Follows CNAMEs (at most 8) unless asked for one. Blocks for some seconds at most;
 * the network work is on platform threads of its own, so it may be called from virtual threads. Not inside a
 * transaction.
 */
@Component
public class Dns {

    /**
     * The records of a name.
     *
     * @param name in any case, A-labels, with or without the final dot
     */
    public Answer look(String name, RecordType type) {
        throw new IllegalStateException("not yet");
    }
}
