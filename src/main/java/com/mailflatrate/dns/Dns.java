package com.mailflatrate.dns;

import com.mailflatrate.dns.Answer.Failed;
import com.mailflatrate.dns.Answer.Found;
import com.mailflatrate.dns.spi.Zone;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Asks the domain name system. Follows CNAMEs (at most 8) unless asked for one. Blocks for some
 * seconds at most; the network work is on platform threads of its own, so it may be called from
 * virtual threads. Not inside a transaction.
 */
@Component
public class Dns {

    private static final int MOST_CNAMES = 8;

    private final Zone zone;

    /** Answers from this zone. */
    public Dns(Zone zone) {
        this.zone = zone;
    }

    /**
     * The records of a name.
     *
     * @param name in any case, A-labels, with or without the final dot
     */
    public Answer look(String name, RecordType type) {
        String at = canonical(name);
        boolean validated = true;
        for (int hop = 0; hop <= MOST_CNAMES; hop++) {
            Answer answer = zone.look(at, type);
            if (type == RecordType.CNAME || answer instanceof Failed) {
                return answer;
            }
            if (answer instanceof Found found) {
                return new Found(found.values(), validated && found.validated());
            }
            if (!(zone.look(at, RecordType.CNAME) instanceof Found alias)) {
                return answer;
            }
            at = canonical(alias.values().getFirst());
            validated &= alias.validated();
        }
        return new Failed("more than " + MOST_CNAMES + " CNAMEs in a row");
    }

    /** The same of each resolver by itself; empty where there is only one. */
    public List<Dns> each() {
        return zone.each().stream().map(Dns::new).toList();
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
