package com.mailflatrate.audience.detail;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field's value may be. Values are kept as texts, in one spelling per value. */
public enum FieldType {
    TEXT,
    /** Up to 15 digits before and 6 after the point. */
    NUMBER,
    /** A day, ISO 8601. */
    DATE,
    /** {@code yes} or {@code no}. */
    YES_NO,
    /** One of the field's choices. */
    CHOICE;

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,15}([.][0-9]{1,6})?");

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #text} writes. */
    public static Optional<FieldType> of(String text) {
        for (FieldType type : values()) {
            if (type.text().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether a value is of this type, in the spelling it is kept in. */
    public boolean takes(String value, List<String> choices) {
        return switch (this) {
            case TEXT -> true;
            case NUMBER -> DIGITS.matcher(value).matches();
            case DATE -> isDay(value);
            case YES_NO -> value.equals("yes") || value.equals("no");
            case CHOICE -> choices.contains(value);
        };
    }

    /** The number in a text of type {@link #NUMBER}. */
    public static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static boolean isDay(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
