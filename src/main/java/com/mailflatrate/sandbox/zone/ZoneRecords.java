package com.mailflatrate.sandbox.zone;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Publication;
import com.mailflatrate.dns.spi.Zone;
import com.mailflatrate.sandbox.DnsEntry;
import com.mailflatrate.sandbox.DnsEntry.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The sandbox's zone: what somebody put, then what the platform publishes, then the built-in
 * answers: every name below {@code .test} that has no underscore takes mail at the sandbox's inbox.
 * Kept in {@code sandbox/zone.tsv} of the data directory. Thread-safe.
 */
@Component
@Primary
@SandboxOnly
public final class ZoneRecords implements Zone, Publication {

    private static final String MX_HOST = "mx.sandbox.test";
    private static final String LOOPBACK = "127.0.0.1";

    private record Key(String name, RecordType type, Source source) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byName = name.compareTo(other.name);
            int byType = byName != 0 ? byName : type.compareTo(other.type);
            return byType != 0 ? byType : source.compareTo(other.source);
        }
    }

    private final Map<Key, DnsEntry> entries = new ConcurrentSkipListMap<>();
    private final ZoneFile file;

    ZoneRecords(DataDirectory data) {
        file = new ZoneFile(data.sub("sandbox").resolve("zone.tsv"));
        for (DnsEntry entry : file.read()) {
            entries.put(key(entry), entry);
        }
    }

    /** All records, by name. */
    public List<DnsEntry> all() {
        return List.copyOf(entries.values());
    }

    /** Replaces the records of a name, type and source. */
    public synchronized void put(DnsEntry entry) {
        entries.put(key(entry), entry);
        file.write(all());
    }

    /** Takes records away. */
    public synchronized Optional<DnsEntry> remove(String name, RecordType type, Source source) {
        DnsEntry gone = entries.remove(new Key(name, type, source));
        if (gone != null) {
            file.write(all());
        }
        return Optional.ofNullable(gone);
    }

    @Override
    public void publish(String name, RecordType type, List<String> values) {
        put(new DnsEntry(name.toLowerCase(Locale.ROOT), type, values, Source.PLATFORM));
    }

    @Override
    public void withdraw(String name, RecordType type) {
        remove(name.toLowerCase(Locale.ROOT), type, Source.PLATFORM);
    }

    @Override
    public Answer look(String name, RecordType type) {
        DnsEntry entry = find(name, type);
        if (entry != null) {
            return entry.values().isEmpty()
                    ? new Answer.NoData()
                    : new Answer.Found(entry.values(), false);
        }
        return find(name, RecordType.CNAME) != null ? new Answer.NoData() : builtIn(name, type);
    }

    private @Nullable DnsEntry find(String name, RecordType type) {
        DnsEntry put = entries.get(new Key(name, type, Source.USER));
        return put != null ? put : entries.get(new Key(name, type, Source.PLATFORM));
    }

    private Answer builtIn(String name, RecordType type) {
        if (!name.equals("test") && !name.endsWith(".test") || name.indexOf('_') >= 0) {
            return exists(name) ? new Answer.NoData() : new Answer.NoName();
        }
        return switch (type) {
            case A -> new Answer.Found(List.of(LOOPBACK), false);
            case MX -> new Answer.Found(List.of("10 " + MX_HOST), false);
            case NS -> new Answer.Found(List.of("ns.sandbox.test"), false);
            case AAAA, CNAME, TXT, PTR, TLSA -> new Answer.NoData();
        };
    }

    /** A name exists when it or a name below it has a record. */
    private boolean exists(String name) {
        List<DnsEntry> known = new ArrayList<>(entries.values());
        return known.stream()
                .anyMatch(entry -> entry.name().equals(name) || entry.name().endsWith('.' + name));
    }

    private static Key key(DnsEntry entry) {
        return new Key(entry.name(), entry.type(), entry.source());
    }
}
