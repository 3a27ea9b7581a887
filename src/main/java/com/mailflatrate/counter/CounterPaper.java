package com.mailflatrate.counter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be printed for the counter. */
public enum CounterPaper {
    /** One invitation on A4. */
    POSTER,
    /** Four cards of A6 on A4, to be cut. */
    CARD;

    /** As an address writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes. */
    public static Optional<CounterPaper> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }

    /** As PDF, with its fonts. */
    byte[] print(CounterWords words) {
        return switch (this) {
            case POSTER -> new CounterSheet(words, 1).pdf();
            case CARD -> new CounterSheet(words, 4).pdf();
        };
    }
}
