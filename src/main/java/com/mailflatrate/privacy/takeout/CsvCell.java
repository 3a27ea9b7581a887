package com.mailflatrate.privacy.takeout;

import org.jspecify.annotations.Nullable;

/** A cell of a file that a spreadsheet will open (compliance row B9). Pure. */
final class CsvCell {

    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    /** Prefixes what a spreadsheet would take for a formula; null is an empty cell. */
    static String of(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
