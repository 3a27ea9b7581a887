package com.mailflatrate.dns;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.dns.spi.Publication;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps our own records in a table, from which a zone file is written. */
@Component
@Transactional
class PublishedRecords implements Publication {

    private static final int TTL_SECONDS = 3_600;
    private static final int TXT_STRING = 255;

    private final PublishedStore store;
    private final InstantSource clock;

    PublishedRecords(PublishedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void publish(String name, RecordType type, List<String> values) {
        store.put(name, type, values, clock.instant());
    }

    @Override
    public void withdraw(String name, RecordType type) {
        store.delete(name, type);
    }

    /**
     * Everything as a zone file (RFC 1035 §5) with absolute names, for the operator's own name
     * server.
     */
    @EngineTransactional(readOnly = true)
    public String zoneFile() {
        return store.all().stream()
                .flatMap(row -> row.values().stream().map(value -> line(row, value)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(PublishedStore.Row row, String value) {
        return row.name()
                + ". "
                + TTL_SECONDS
                + " IN "
                + row.type()
                + " "
                + data(row.type(), value);
    }

    private static String data(RecordType type, String value) {
        return switch (type) {
            case TXT -> quoted(value);
            case CNAME, NS, PTR, MX -> value + ".";
            case A, AAAA, TLSA -> value;
        };
    }

    /** Strings of at most 255 octets (RFC 1035 §3.3.14). */
    private static String quoted(String text) {
        return IntStream.iterate(0, from -> from < text.length(), from -> from + TXT_STRING)
                .mapToObj(from -> text.substring(from, Math.min(text.length(), from + TXT_STRING)))
                .map(part -> '"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" "));
    }
}
