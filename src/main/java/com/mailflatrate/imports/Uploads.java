package com.mailflatrate.imports;

import com.mailflatrate.imports.UploadStore.Stored;
import com.mailflatrate.imports.files.ImportFiles;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.scans.Scans;
import com.mailflatrate.sheets.ColumnFile;
import com.mailflatrate.sheets.ColumnGuesses;
import com.mailflatrate.sheets.FileReading;
import com.mailflatrate.sheets.Layout;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Files on their way to become imports. */
@Component
public class Uploads {

    /** How long a file, and the rows read from it, may be looked at. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int SAMPLE = 10;
    private static final int SAMPLE_CHARS = 80;
    private static final int NAME_CHARS = 200;

    private final UploadStore store;
    private final ImportFiles files;
    private final ImportDoor door;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final TransactionOperations transactions;
    private final Leftovers leftovers;

    Uploads(
            UploadStore store,
            ImportFiles files,
            ImportDoor door,
            UuidV7 ids,
            InstantSource clock,
            TransactionOperations transactions,
            Leftovers leftovers) {
        this.store = store;
        this.files = files;
        this.door = door;
        this.ids = ids;
        this.clock = clock;
        this.transactions = transactions;
        this.leftovers = leftovers;
    }

    /** What imports leave behind. */
    @Component
    record Leftovers(BatchStore batches, Scans scans) {}

    /**
     * Takes a file in, at most {@link #largest}, and looks through it once. Refused with NOT_FOUND
     * for the list, ACCOUNT_NOT_ACTIVE, TERMS_OUTDATED, DPA_REQUIRED, TOO_LARGE, EMPTY_FILE,
     * UNREADABLE_FILE, HEADER_REQUIRED. Reads outside of any transaction.
     */
    public Outcome<Upload> receive(
            AccountId account, ListId list, String fileName, InputStream in, Actor by) {
        List<Reason> closed = door.reasons(account, list, by);
        if (!closed.isEmpty()) {
            return Outcome.refused(closed);
        }
        UUID id = ids.next();
        return files.receive(id, in)
                .flatMap(
                        received -> {
                            Outcome<ColumnFile> file = FileReading.look(files.path(id));
                            if (!file.isDone()) {
                                files.discard(id);
                            }
                            return file.map(
                                    readable -> {
                                        Stored upload =
                                                new Stored(
                                                        id,
                                                        list,
                                                        tidy(fileName),
                                                        readable,
                                                        clock.instant());
                                        transactions.executeWithoutResult(
                                                tx ->
                                                        store.add(
                                                                account,
                                                                upload,
                                                                received,
                                                                by,
                                                                door.policyOf(by)));
                                        return upload(upload, List.of());
                                    });
                        });
    }

    /** How many bytes a file may have. */
    public long largest() {
        return files.largest();
    }

    /** One upload with its first ten rows; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<Upload> find(AccountId account, UUID id) {
        return store.find(account, id).map(stored -> upload(stored, sample(stored.file())));
    }

    /** Forgets an upload that became no import, with its file. */
    public void discard(AccountId account, UUID id) {
        transactions.executeWithoutResult(tx -> store.delete(account, id));
        files.discard(id);
    }

    private static Upload upload(Stored stored, List<List<String>> sample) {
        return new Upload(
                stored.id(),
                stored.list(),
                stored.fileName(),
                stored.file().rows(),
                stored.file().headings(),
                ColumnGuesses.of(stored.file().headings()),
                Layout.of(stored.file().headings()).map(Layout::system).orElse(null),
                sample,
                stored.uploadedAt());
    }

    private static List<List<String>> sample(ColumnFile file) {
        try (CsvReader<CsvRecord> reader = file.read()) {
            return reader.stream()
                    .skip(1)
                    .limit(SAMPLE)
                    .map(row -> row.getFields().stream().map(Uploads::brief).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String brief(String value) {
        return value.length() <= SAMPLE_CHARS ? value : value.substring(0, SAMPLE_CHARS) + "…";
    }

    /** Takes all files of an account off the disk; on the engine lane. */
    @Transactional(readOnly = true)
    public void discardAll(AccountId account) {
        store.all(account).forEach(files::discard);
    }

    /**
     * Takes files off the disk that came {@link #KEPT} ago, and papers shown for imports that came
     * to nothing; on the engine lane.
     */
    @Transactional
    public void discardOld(Instant now, Held held) {
        Instant before = now.minus(KEPT);
        store.discard(before, now, held.numbers()).forEach(files::discard);
        for (BatchStore.Leftover left :
                leftovers.batches().scansNobodyNeeds(before, held.numbers())) {
            leftovers.scans().discard(left.account(), left.scan());
            leftovers.batches().withoutScan(left.account(), left.scan());
        }
    }

    /** The name of a file without folders and control characters, at most 200 characters. */
    public static String tidy(String fileName) {
        int folders = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
        String name = Controls.without(fileName.substring(folders + 1)).strip();
        String known = name.isEmpty() ? "import.csv" : name;
        return known.length() <= NAME_CHARS ? known : known.substring(0, NAME_CHARS);
    }
}
