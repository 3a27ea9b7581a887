package com.mailflatrate.imports;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Rows that stay out, with their reasons, as a file. */
@Component
public final class RejectFiles {

    private final Imports imports;

    /** A row that stays out, or comes in without mail, with the code why. */
    record Row(long line, String address, String code) {}

    RejectFiles(Imports imports) {
        this.imports = imports;
    }

    /**
     * Writes CSV (RFC 4180) with the columns line, email, code and reason. No cell begins like a
     * formula: a spreadsheet must not run what a stranger typed (compliance row B9).
     *
     * @param unproven the rows that came in without proof instead
     * @param sentence says a code in the reader's language
     */
    public void write(
            AccountId account,
            ImportId id,
            boolean unproven,
            Function<String, String> sentence,
            Writer out) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord("line", "email", "code", "reason");
        for (List<Row> part = imports.rejects(account, id, unproven, 0);
                !part.isEmpty();
                part = imports.rejects(account, id, unproven, part.getLast().line())) {
            part.forEach(
                    row ->
                            csv.writeRecord(
                                    Long.toString(row.line()),
                                    safe(row.address()),
                                    row.code(),
                                    safe(sentence.apply(row.code()))));
        }
        flush(csv);
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prefixes what a spreadsheet would take for a formula. */
    static String safe(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
