package com.mailflatrate.sheets;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Finds the separator from the first row, which may span several lines where quoted. */
final class Separators {

    private static final int LOOK = 1 << 18;
    private static final char[] CANDIDATES = {';', '\t', ','};

    private Separators() {}

    /** The first row that is not empty, at most 256 Ki characters; empty when there is none. */
    static String firstRow(Path path, Charset charset) throws IOException {
        char[] head = new char[LOOK];
        int length = 0;
        try (Reader reader = ColumnFile.reader(path, charset)) {
            for (int read = reader.read(head, 0, LOOK);
                    read > 0 && length + read <= LOOK;
                    read = reader.read(head, length, LOOK - length)) {
                length += read;
                if (length == LOOK) {
                    break;
                }
            }
        }
        String text = new String(head, 0, length).stripLeading();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** The one that occurs most in the headings outside quotes; a comma when none does. */
    static char of(String headings) {
        char best = ',';
        long most = 0;
        for (char candidate : CANDIDATES) {
            long count = outsideQuotes(headings, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static long outsideQuotes(String text, char wanted) {
        boolean quoted = false;
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                count++;
            }
        }
        return count;
    }
}
