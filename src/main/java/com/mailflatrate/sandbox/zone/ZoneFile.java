package com.mailflatrate.sandbox.zone;

import com.mailflatrate.dns.RecordType;
import com.mailflatrate.sandbox.DnsEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The zone as a file: source, name, type and values, with tabs between them. */
final class ZoneFile {

    private static final int FACTS = 3;

    private final Path path;

    ZoneFile(Path path) {
        this.path = path;
    }

    List<DnsEntry> read() {
        List<DnsEntry> entries = new ArrayList<>();
        if (!Files.exists(path)) {
            return entries;
        }
        try {
            for (String line : Files.readAllLines(path)) {
                List<String> facts = Arrays.asList(line.split("\t", -1));
                entries.add(
                        new DnsEntry(
                                facts.get(1),
                                RecordType.valueOf(facts.get(2)),
                                facts.subList(FACTS, facts.size()),
                                DnsEntry.Source.valueOf(facts.get(0))));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    void write(List<DnsEntry> entries) {
        StringBuilder lines = new StringBuilder();
        for (DnsEntry entry : entries) {
            lines.append(entry.source())
                    .append('\t')
                    .append(entry.name())
                    .append('\t')
                    .append(entry.type());
            entry.values()
                    .forEach(
                            value ->
                                    lines.append('\t').append(value.replaceAll("\\p{Cntrl}", " ")));
            lines.append('\n');
        }
        try {
            Path fresh = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(fresh, lines);
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
