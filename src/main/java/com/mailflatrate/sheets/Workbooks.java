package com.mailflatrate.sheets;

import com.mailflatrate.kernel.Code;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Writes the first sheet of a workbook (XLSX, ECMA-376) as a text file with columns, row by row.
 * Before it is opened it is unpacked once into nothing with bounds: a file that is small by
 * trickery never becomes large in memory or on disk. Formulas are never computed; the value they
 * were saved with is taken.
 */
final class Workbooks {

    /** All parts unpacked. */
    static final long MOST_UNPACKED = 400L << 20;

    /** What the reader keeps in memory: the table of texts, formats and the list of sheets. */
    static final long MOST_KEPT = 48L << 20;

    /** Between the columns of the text it writes. */
    static final char SEPARATOR = ';';

    private static final int MOST_PARTS = 2_000;
    private static final long MOST_ROWS = 1_048_576;

    private Workbooks() {}

    /** Whether a file begins as a ZIP does. */
    static boolean is(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && head[2] == 3
                    && head[3] == 4;
        }
    }

    /** Why it cannot be read: UNREADABLE_FILE or UNPACKED_TOO_LARGE; empty when it was written. */
    static Optional<Code> toText(Path workbook, Path text) throws IOException {
        Optional<Code> trick = unpack(workbook);
        if (trick.isPresent()) {
            return trick;
        }
        try (ReadableWorkbook book = open(workbook);
                CsvWriter out = CsvWriter.builder().fieldSeparator(SEPARATOR).build(text);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return write(rows.iterator(), out);
        } catch (ExcelReaderException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | java.util.NoSuchElementException
                | java.io.UncheckedIOException e) {
            return Optional.of(Code.UNREADABLE_FILE); // the library says broken in many ways
        }
    }

    /** Formats tell dates from numbers; a workbook may do without them, the library may not. */
    private static ReadableWorkbook open(Path workbook) throws IOException {
        try {
            return new ReadableWorkbook(workbook.toFile(), new ReadingOptions(true, false));
        } catch (ExcelReaderException e) {
            return new ReadableWorkbook(workbook.toFile(), new ReadingOptions(false, false));
        }
    }

    private static Optional<Code> unpack(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            if (zip.size() > MOST_PARTS) {
                return Optional.of(Code.UNPACKED_TOO_LARGE);
            }
            long all = 0;
            long kept = 0;
            Enumeration<? extends ZipEntry> parts = zip.entries();
            while (parts.hasMoreElements()) {
                ZipEntry part = parts.nextElement();
                long bytes = weigh(zip, part, MOST_UNPACKED - all);
                all += bytes;
                kept += part.getName().startsWith("xl/worksheets/") ? 0 : bytes;
                if (all > MOST_UNPACKED || kept > MOST_KEPT) {
                    return Optional.of(Code.UNPACKED_TOO_LARGE);
                }
            }
            return Optional.empty();
        } catch (ZipException e) {
            return Optional.of(Code.UNREADABLE_FILE);
        }
    }

    /**
     * Unpacked bytes of a part, counted until just above the bound; its own word counts nothing.
     */
    private static long weigh(ZipFile zip, ZipEntry part, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0 && bytes <= most; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    private static Optional<Code> write(Iterator<Row> rows, CsvWriter out) {
        long line = 1;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getRowNum() > MOST_ROWS) {
                return Optional.of(Code.UNREADABLE_FILE);
            }
            for (; line < row.getRowNum(); line++) {
                out.writeRecord(""); // so that a line is the sheet's
            }
            out.writeRecord(cells(row));
            line = Math.max(line, row.getRowNum()) + 1;
        }
        return Optional.empty();
    }

    private static List<String> cells(Row row) {
        int last = row.getCellCount();
        while (last > 0 && SheetCells.text(row.getOptionalCell(last - 1)).isEmpty()) {
            last--;
        }
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(last, FileReading.MOST_COLUMNS + 1); i++) {
            cells.add(SheetCells.text(row.getOptionalCell(i)));
        }
        return cells.isEmpty() ? List.of("") : cells;
    }
}
