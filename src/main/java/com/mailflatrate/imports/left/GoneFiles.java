package com.mailflatrate.imports.left;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.rows.Standing;
import com.mailflatrate.sheets.ColumnFile;
import com.mailflatrate.sheets.ColumnGuesses;
import com.mailflatrate.sheets.FileReading;
import com.mailflatrate.suppression.Suppressions;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A file of people who left, bounced or complained in the system before, taken before the file of
 * contacts. Its addresses are suppressed at once; the file is not kept.
 */
@Component
public final class GoneFiles {

    private static final int PART = 1_000;
    private static final String FIELD = "gone";

    private final Suppressions suppressions;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Path directory;

    GoneFiles(
            Suppressions suppressions,
            Audit audit,
            TransactionOperations transactions,
            DataDirectory data) {
        this.suppressions = suppressions;
        this.audit = audit;
        this.transactions = transactions;
        this.directory = data.sub("imports");
    }

    /** One of its people. */
    private record Gone(EmailAddress address, Standing standing) {}

    /**
     * Suppresses everybody in the file for the whole account; a second time changes nothing. What a
     * person's state was may stand in a column, else everybody has left, or bounced where the file
     * says when they were cleaned. Refused at {@code gone} as a file of contacts is, and with
     * MAPPING_REQUIRED without a column of addresses. Reads outside of any transaction.
     */
    public Outcome<Taken> take(AccountId account, InputStream in, Actor by) {
        try {
            Path path = Files.createTempFile(directory, FIELD, ".csv");
            try {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                Outcome<ColumnFile> file = FileReading.look(path);
                return file.isDone()
                        ? take(account, file.orThrow(), by)
                        : Outcome.refused(
                                file.reasons().stream()
                                        .map(why -> new Reason(why.code(), FIELD, why.details()))
                                        .toList());
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome<Taken> take(AccountId account, ColumnFile file, Actor by) throws IOException {
        Map<String, String> columns = ColumnGuesses.of(file.headings());
        int email = file.headings().indexOf(columns.getOrDefault("email", ""));
        int standing = file.headings().indexOf(columns.getOrDefault("standing", "\0"));
        if (!columns.containsKey("email")) {
            return Outcome.refused(List.of(Reason.field(Code.MAPPING_REQUIRED, FIELD)));
        }
        Standing otherwise = otherwise(file.headings());
        long suppressed = 0;
        long rows = 0;
        try (CsvReader<CsvRecord> reader = file.read()) {
            Iterator<CsvRecord> records = reader.iterator();
            records.next();
            while (records.hasNext()) {
                List<Gone> part = new ArrayList<>(PART);
                for (; part.size() < PART && records.hasNext(); rows++) {
                    gone(records.next(), email, standing, otherwise).ifPresent(part::add);
                }
                suppressed += part.size();
                transactions.executeWithoutResult(tx -> suppress(account, part, by));
            }
        }
        Taken taken = new Taken(suppressed, rows - suppressed);
        transactions.executeWithoutResult(
                tx ->
                        audit.record(
                                account,
                                by,
                                "suppressions.added",
                                "file",
                                Map.of("count", Long.toString(taken.suppressed()))));
        return Outcome.done(taken);
    }

    private void suppress(AccountId account, List<Gone> part, Actor by) {
        part.forEach(
                gone ->
                        suppressions.add(
                                account,
                                gone.address(),
                                Farewells.reason(gone.standing()),
                                null,
                                by,
                                "file"));
    }

    private static Optional<Gone> gone(CsvRecord row, int email, int standing, Standing otherwise) {
        String word = standing >= 0 && standing < row.getFieldCount() ? row.getField(standing) : "";
        return email < row.getFieldCount()
                ? EmailAddress.parse(row.getField(email).strip())
                        .map(address -> new Gone(address, Standing.read(word).orElse(otherwise)))
                : Optional.empty();
    }

    private static Standing otherwise(List<String> headings) {
        boolean cleaned =
                headings.stream()
                        .map(heading -> heading.toLowerCase(Locale.ROOT))
                        .anyMatch(
                                heading -> heading.contains("clean") || heading.contains("bounce"));
        return cleaned ? Standing.HARD : Standing.UNSUBSCRIBED;
    }
}
