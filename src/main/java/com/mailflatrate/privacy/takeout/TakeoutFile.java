package com.mailflatrate.privacy.takeout;

import com.mailflatrate.export.Canary;
import com.mailflatrate.export.Permit;
import com.mailflatrate.kernel.AccountId;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the file of a permit: UTF-8 with a byte order mark, by address, a row per contact and
 * list. The canaries of the permit stand where their addresses belong and look like their
 * neighbours.
 */
@Component
public final class TakeoutFile {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final TakeoutRows rows;

    TakeoutFile(TakeoutRows rows) {
        this.rows = rows;
    }

    /** Writes all rows; never call this inside a transaction. */
    public void write(AccountId account, Takeout takeout, Permit permit, OutputStream out)
            throws IOException {
        List<String> fields = new ArrayList<>(rows.fields(account));
        for (String name : List.of("lastName", "firstName")) {
            fields.remove(name);
            fields.addFirst(name);
        }
        Deque<Canary> canaries = new ArrayDeque<>(permit.canaries());
        List<Canary> sorted = new ArrayList<>(canaries);
        sorted.sort(Comparator.comparing(one -> one.email().key()));
        out.write(MARK);
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        head(csv, fields);
        write(account, takeout, fields, new ArrayDeque<>(sorted), csv);
        csv.flush();
    }

    private void write(
            AccountId account,
            Takeout takeout,
            List<String> fields,
            Deque<Canary> canaries,
            CsvWriter csv) {
        TakeoutRow last = null;
        String from = null;
        do {
            TakeoutRows.Part part = rows.next(account, takeout, from);
            for (TakeoutRow row : part.rows()) {
                sing(canaries, row.key(), row, fields, csv);
                row(csv, row, fields);
                last = row;
            }
            from = part.next();
        } while (from != null);
        sing(canaries, null, last, fields, csv);
    }

    private static void sing(
            Deque<Canary> canaries,
            @Nullable String before,
            @Nullable TakeoutRow like,
            List<String> fields,
            CsvWriter csv) {
        while (like != null
                && !canaries.isEmpty()
                && (before == null || canaries.getFirst().email().key().compareTo(before) < 0)) {
            Canary one = canaries.removeFirst();
            row(csv, like.as(one.email().full(), one.firstName(), one.lastName()), fields);
        }
    }

    private static void head(CsvWriter csv, List<String> fields) {
        List<String> cells = new ArrayList<>();
        cells.add("email");
        cells.addAll(fields);
        cells.add("tags");
        cells.addAll(TakeoutRow.STANDING);
        csv.writeRecord(cells);
    }

    private static void row(CsvWriter csv, TakeoutRow row, List<String> fields) {
        List<String> cells = new ArrayList<>();
        cells.add(CsvCell.of(row.email()));
        fields.forEach(field -> cells.add(CsvCell.of(row.fields().get(field))));
        cells.add(CsvCell.of(row.tags()));
        row.standing().forEach(one -> cells.add(CsvCell.of(one)));
        csv.writeRecord(cells);
    }
}
