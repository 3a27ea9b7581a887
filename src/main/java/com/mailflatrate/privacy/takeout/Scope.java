package com.mailflatrate.privacy.takeout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which contacts a file is about. */
public enum Scope {
    EVERYTHING,
    LIST,
    SEGMENT;

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #text} writes. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
