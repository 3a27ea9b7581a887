package com.mailflatrate.sheets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;

/** A cell of a sheet as the text a person would have typed. Pure. */
final class SheetCells {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What stands in quotes, brackets or behind a backslash in a format is shown as it is. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private static final Pattern DATE = Pattern.compile("[ydYD]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private SheetCells() {}

    /**
     * Dates as ISO 8601, numbers without exponents, a line break as a vertical tab: it is refused
     * later as one, and until then a row stays a line.
     */
    static String text(Optional<Cell> found) {
        if (found.isEmpty()) {
            return "";
        }
        Cell cell = found.get();
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case STRING, FORMULA -> text(cell);
            case BOOLEAN -> String.valueOf(cell.getRawValue()).equals("1") ? "true" : "false";
            case ERROR, EMPTY -> "";
        };
    }

    private static String text(Cell cell) {
        Object value = cell.getValue();
        String text =
                cell.getType() == org.dhatim.fastexcel.reader.CellType.STRING && value != null
                        ? value.toString()
                        : String.valueOf(cell.getRawValue() == null ? "" : cell.getRawValue());
        return LINE_BREAK.matcher(text).replaceAll("\u000B");
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && DATE.matcher(LITERAL.matcher(format).replaceAll("")).find()) {
            try {
                LocalDateTime at = cell.asDate();
                return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? at.toLocalDate().toString()
                        : MOMENT.format(at);
            } catch (DateTimeException | ArithmeticException e) {
                return plain(cell.asNumber());
            }
        }
        return plain(cell.asNumber());
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > 40
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }
}
