package com.mailflatrate.imports.file;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds out whether a file can be read to its end, and how. */
public final class FileReading {

    private static final int HEADINGS = 200;
    private static final char[] SEPARATORS = {';', '\t', ','};

    private FileReading() {}

    /** Looks at the whole file. Refused with EMPTY_FILE, UNREADABLE_FILE or HEADER_REQUIRED. */
    public static Outcome<ColumnFile> look(Path path) {
        try {
            Optional<Charset> charset = Encodings.detect(path);
            if (charset.isEmpty()) {
                return Outcome.refused(Code.UNREADABLE_FILE);
            }
            return columns(path, charset.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome<ColumnFile> columns(Path path, Charset charset) throws IOException {
        String first = firstLine(path, charset);
        if (first.isEmpty()) {
            return Outcome.refused(Code.EMPTY_FILE);
        }
        char separator = separator(first);
        try (CsvReader<CsvRecord> reader = ColumnFile.read(path, charset, separator)) {
            Iterator<CsvRecord> records = reader.iterator();
            List<String> headings = records.next().getFields().stream().map(String::strip).toList();
            if (headings.size() > HEADINGS || headings.stream().anyMatch(FileReading::isAddress)) {
                return Outcome.refused(Code.HEADER_REQUIRED);
            }
            long rows = 0;
            while (records.hasNext()) {
                records.next();
                rows++;
            }
            return rows == 0
                    ? Outcome.refused(Code.EMPTY_FILE)
                    : Outcome.done(new ColumnFile(path, charset, separator, headings, rows));
        } catch (CsvParseException e) {
            return Outcome.refused(Code.UNREADABLE_FILE);
        }
    }

    private static boolean isAddress(String heading) {
        return heading.contains("@") && EmailAddress.parse(heading).isPresent();
    }

    private static String firstLine(Path path, Charset charset) throws IOException {
        try (Reader reader = ColumnFile.reader(path, charset);
                BufferedReader lines = new BufferedReader(reader)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            return line == null ? "" : line;
        }
    }

    /** The one that occurs most in the headings outside quotes; a comma when none does. */
    private static char separator(String headings) {
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = outsideQuotes(headings, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static long outsideQuotes(String text, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                count++;
            }
        }
        return count;
    }
}
