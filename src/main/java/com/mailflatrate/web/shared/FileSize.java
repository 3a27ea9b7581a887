package com.mailflatrate.web.shared;

import java.text.NumberFormat;
import java.util.Locale;

/** The size of a file as people write it: {@code 512 MB}, {@code 1 GB}, {@code 1,5 GB}. */
final class FileSize {

    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;

    private FileSize() {}

    /** With at most one digit after the comma, rounded down: a limit never promises too much. */
    static String text(long bytes, Locale locale) {
        long unit = bytes < GIBI ? MEBI : GIBI;
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        double tenths = Math.floor(bytes * 10.0 / unit);
        return format.format(tenths / 10) + (unit == MEBI ? "\u00a0MB" : "\u00a0GB");
    }
}
