package com.mailflatrate.sheets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A readable text file with columns.
 *
 * @param charset its encoding
 * @param separator between columns
 * @param headings of line 1, without space around them
 * @param rows below the headings, empty lines not counted
 */
public record ColumnFile(
        Path path, Charset charset, char separator, List<String> headings, long rows) {

    /** Copies the headings. */
    public ColumnFile {
        headings = List.copyOf(headings);
    }

    /**
     * All rows from the headings on; the caller closes it. Lines may span several physical lines
     * where quoted.
     */
    public CsvReader<CsvRecord> read() throws IOException {
        return read(reader(path, charset), separator);
    }

    static CsvReader<CsvRecord> read(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text);
    }

    /**
     * Text without its byte order mark. Undecodable bytes do not occur: the encoding was tried on
     * the whole file.
     */
    static Reader reader(Path path, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(path);
        BufferedReader text = new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }
}
