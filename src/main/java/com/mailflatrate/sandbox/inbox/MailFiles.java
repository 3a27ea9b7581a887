package com.mailflatrate.sandbox.inbox;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.sandbox.SandboxMail;
import com.mailflatrate.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Mails in a few large files below {@code sandbox/mails} of the data directory, each with an index
 * beside it; the index is also in memory. When there is more than allowed, the oldest file goes.
 * Thread-safe.
 */
@Component
@SandboxOnly
public final class MailFiles {

    private static final int FILES = 8;
    private static final long MEGABYTE = 1L << 20;

    /** Where a mail lies. */
    private record Place(SandboxMail mail, MailFile file, long offset) {}

    private final ConcurrentNavigableMap<Long, Place> places = new ConcurrentSkipListMap<>();
    private final Deque<MailFile> files = new ArrayDeque<>();
    private final Path directory;
    private final InstantSource clock;
    private final long bytesPerFile;
    private long last;

    MailFiles(DataDirectory data, InstantSource clock, SandboxSettings settings) {
        this.clock = clock;
        directory = data.sub("sandbox").resolve("mails");
        bytesPerFile = Math.max(1, settings.keepMegabytes() * MEGABYTE / FILES);
        try {
            Files.createDirectories(directory);
            load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }

    private void load() throws IOException {
        List<Path> indexes;
        try (Stream<Path> all = Files.list(directory)) {
            indexes =
                    all.filter(path -> path.toString().endsWith(MailFile.INDEX)).sorted().toList();
        }
        for (Path index : indexes) {
            MailFile file = MailFile.open(index);
            files.addLast(file);
            file.entries((entry, offset) -> put(new Place(entry, file, offset)));
        }
    }

    /** Keeps a mail. */
    public synchronized SandboxMail add(String from, String to, String subject, byte[] raw) {
        try {
            MailFile file = current();
            Instant now = clock.instant();
            SandboxMail mail =
                    new SandboxMail(Long.toHexString(last + 1), from, to, subject, now, raw.length);
            put(new Place(mail, file, file.append(mail, raw)));
            return mail;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a mail below " + directory, e);
        }
    }

    private void put(Place place) {
        last = Math.max(last, number(place.mail.id()));
        places.put(number(place.mail.id()), place);
    }

    private MailFile current() throws IOException {
        if (files.isEmpty() || files.getLast().size() >= bytesPerFile) {
            files.addLast(MailFile.create(directory, last + 1));
        }
        while (files.size() > FILES) {
            MailFile oldest = files.removeFirst();
            places.values().removeIf(place -> place.file == oldest);
            oldest.delete();
        }
        return files.getLast();
    }

    /** Mails, newest first. */
    public Page<SandboxMail> page(String to, PageRequest request) {
        String wanted = to.strip().toLowerCase(Locale.ROOT);
        long before = request.cursor() == null ? Long.MAX_VALUE : number(request.cursor());
        List<SandboxMail> rows = new ArrayList<>();
        for (Map.Entry<Long, Place> entry :
                places.headMap(before, false).descendingMap().entrySet()) {
            if (matches(entry.getValue().mail.to(), wanted)) {
                rows.add(entry.getValue().mail);
                if (rows.size() > request.limit()) {
                    break;
                }
            }
        }
        return Page.of(rows, request.limit(), SandboxMail::id);
    }

    private static boolean matches(String to, String wanted) {
        String address = to.toLowerCase(Locale.ROOT);
        return wanted.indexOf('@') > 0 ? address.equals(wanted) : address.contains(wanted);
    }

    /** One mail without its content. */
    public Optional<SandboxMail> find(String id) {
        return Optional.ofNullable(places.get(number(id))).map(Place::mail);
    }

    /** The mail as it arrived. */
    public Optional<byte[]> raw(String id) {
        Place place = places.get(number(id));
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(place.file.read(place.offset, (int) place.mail.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(String id) {
        try {
            return id.isEmpty() || id.length() > 15 ? -1 : Long.parseLong(id, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
