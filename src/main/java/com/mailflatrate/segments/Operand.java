package com.mailflatrate.segments;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/** What may stand beside a clause: one of our things, or a value that somebody typed. */
public final class Operand {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,15}([.][0-9]{1,6})?");
    private static final Pattern STATUS =
            Pattern.compile("UNCONFIRMED|SUBSCRIBED|UNSUBSCRIBED|BOUNCED|COMPLAINED|HELD");
    private static final int MOST_DAYS = 3_650;
    private static final int TEXT_CHARS = 80;

    private Operand() {}

    /** The kinds. */
    public enum Kind {
        NOTHING,
        FIELD,
        LIST,
        TAG,
        ORIGIN,
        SEGMENT,
        TEXT,
        NUMBER,
        DAY,
        DAYS,
        STATUS
    }

    /** Whether a text is of a kind; whether the thing exists is asked elsewhere. */
    static boolean fits(Kind kind, String text) {
        return switch (kind) {
            case NOTHING -> text.isEmpty();
            case FIELD -> text.matches("[a-z][A-Za-z0-9]{0,30}");
            case LIST, ORIGIN, SEGMENT -> isId(text);
            case TAG, TEXT -> !text.isBlank() && text.length() <= TEXT_CHARS && text.indexOf(0) < 0;
            case NUMBER -> DIGITS.matcher(text).matches();
            case DAY -> isDay(text);
            case DAYS -> text.matches("[0-9]{1,4}") && isSmall(new BigDecimal(text));
            case STATUS -> STATUS.matcher(text).matches();
        };
    }

    private static boolean isSmall(BigDecimal days) {
        return days.signum() > 0 && days.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0;
    }

    private static boolean isDay(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
