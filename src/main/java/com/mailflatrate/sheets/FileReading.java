package com.mailflatrate.sheets;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds out whether a file can be read to its end, and how. */
public final class FileReading {

    /** The most columns a file may have. */
    static final int MOST_COLUMNS = 200;

    private FileReading() {}

    /**
     * Looks at the whole file; a workbook is replaced by its first sheet as text. Refused with
     * EMPTY_FILE, UNREADABLE_FILE, OPEN_QUOTE, UNPACKED_TOO_LARGE, TOO_MANY_COLUMNS or
     * HEADER_REQUIRED.
     */
    public static Outcome<ColumnFile> look(Path path) {
        try {
            boolean workbook = Workbooks.is(path);
            Optional<Code> refused = workbook ? replaceBySheet(path) : Optional.<Code>empty();
            if (refused.isPresent()) {
                return Outcome.refused(refused.get());
            }
            Optional<Charset> charset = Encodings.detect(path);
            if (charset.isEmpty()) {
                return Outcome.refused(Code.UNREADABLE_FILE);
            }
            return columns(path, charset.get(), workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Code> replaceBySheet(Path path) throws IOException {
        Path sheet = path.resolveSibling(path.getFileName() + ".sheet");
        try {
            Optional<Code> refused = Workbooks.toText(path, sheet);
            if (refused.isEmpty()) {
                Files.move(sheet, path, StandardCopyOption.REPLACE_EXISTING);
            }
            return refused;
        } finally {
            Files.deleteIfExists(sheet);
        }
    }

    private static Outcome<ColumnFile> columns(Path path, Charset charset, boolean workbook)
            throws IOException {
        String first = Separators.firstRow(path, charset);
        if (first.isEmpty()) {
            return Outcome.refused(Code.EMPTY_FILE);
        }
        char separator = workbook ? Workbooks.SEPARATOR : Separators.of(first);
        QuoteCount text = new QuoteCount(ColumnFile.reader(path, charset));
        try (CsvReader<CsvRecord> reader = ColumnFile.read(text, separator)) {
            Iterator<CsvRecord> records = reader.iterator();
            CsvRecord last = records.next();
            List<String> headings = last.getFields().stream().map(String::strip).toList();
            if (headings.size() > MOST_COLUMNS) {
                return Outcome.refused(List.of(Reason.of(Code.TOO_MANY_COLUMNS, MOST_COLUMNS)));
            }
            if (headings.stream().anyMatch(FileReading::isAddress)) {
                return Outcome.refused(Code.HEADER_REQUIRED);
            }
            long rows = 0;
            while (records.hasNext()) {
                last = records.next();
                rows++;
            }
            if (text.isOdd() && spansLines(last)) {
                return Outcome.refused(
                        List.of(Reason.of(Code.OPEN_QUOTE, last.getStartingLineNumber())));
            }
            return rows == 0
                    ? Outcome.refused(Code.EMPTY_FILE)
                    : Outcome.done(new ColumnFile(path, charset, separator, headings, rows));
        } catch (CsvParseException e) {
            return Outcome.refused(Code.UNREADABLE_FILE);
        }
    }

    /** The last row of a file whose quotes don't pair has swallowed what stood below it. */
    private static boolean spansLines(CsvRecord row) {
        return row.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
    }

    private static boolean isAddress(String heading) {
        return heading.contains("@") && EmailAddress.parse(heading).isPresent();
    }
}
