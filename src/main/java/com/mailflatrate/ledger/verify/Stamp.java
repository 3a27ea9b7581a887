package com.mailflatrate.ledger.verify;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the times of headers, {@code 2026-11-22T10:15:30.123456Z}, as {@link Instant#parse} does: a
 * ledger has millions, and the general parser took a quarter of its verification.
 */
final class Stamp {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int DAY = 86_400;
    private static final int NANO_DIGITS = 9;

    private Stamp() {}

    /** Whatever is not of that form is left to the general parser, which may refuse it. */
    static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || !isDated(text)) {
            return Instant.parse(text);
        }
        int digits = end - FORM.length() - 1;
        int nanos = 0;
        if (end > FORM.length()) {
            if (text.charAt(FORM.length()) != '.'
                    || digits < 1
                    || digits > NANO_DIGITS
                    || !isNumber(text, FORM.length() + 1, end)) {
                return Instant.parse(text);
            }
            nanos = number(text, FORM.length() + 1, end);
            for (int i = digits; i < NANO_DIGITS; i++) {
                nanos *= 10;
            }
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        return Instant.ofEpochSecond(day * DAY + (hour * 60 + minute) * 60 + second, nanos);
    }

    private static boolean isDated(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char form = FORM.charAt(i);
            if (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text, int from, int until) {
        for (int i = from; i < until; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static int number(String text, int from, int until) {
        int value = 0;
        for (int i = from; i < until; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
