package com.mailflatrate.api.suppression;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.suppression.SuppressionReason;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV of addresses: the first column is the address, the second may be a reason. A first line
 * without an address is taken for headings.
 *
 * @param invalidLines lines without an address we would mail
 */
record SuppressionFile(List<Entry> entries, List<Long> invalidLines) {

    /** One line. */
    record Entry(EmailAddress email, SuppressionReason reason) {}

    static SuppressionFile read(String csv) {
        List<Entry> entries = new ArrayList<>();
        List<Long> invalid = new ArrayList<>();
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        char separator = text.indexOf(';') >= 0 ? ';' : ',';
        try {
            for (CsvRecord line :
                    CsvReader.builder()
                            .fieldSeparator(separator)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .ofCsvRecord(text)) {
                Optional<EmailAddress> email = EmailAddress.parse(line.getField(0));
                if (email.isPresent()) {
                    String reason = line.getFieldCount() > 1 ? line.getField(1) : "";
                    entries.add(new Entry(email.get(), SuppressionController.reason(reason)));
                } else if (line.getStartingLineNumber() > 1) {
                    invalid.add(line.getStartingLineNumber());
                }
            }
        } catch (CsvParseException e) {
            throw new RefusedException(Code.UNREADABLE_FILE);
        }
        return new SuppressionFile(entries, invalid);
    }
}
