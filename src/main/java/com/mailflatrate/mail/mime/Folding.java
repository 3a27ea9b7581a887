package com.mailflatrate.mail.mime;

import java.util.Arrays;
import java.util.List;

/** Breaks header lines at 78 characters, at blanks only (RFC 5322 §2.2.3). */
public final class Folding {

    private static final int LINE = 78;
    private static final String FOLD = "\r\n ";

    private Folding() {}

    /** Folds at single blanks. */
    static String words(int used, String text) {
        return join(used, Arrays.asList(text.split(" ", -1)));
    }

    /**
     * Joins parts by a blank, or by a fold where the line would grow too long.
     *
     * @param used how many characters of the first line are used
     */
    static String join(int used, List<String> parts) {
        StringBuilder text = new StringBuilder();
        int column = used;
        for (String part : parts) {
            boolean first = text.isEmpty();
            if (!first && column + 1 + part.length() > LINE) {
                text.append(FOLD);
                column = 1;
            } else if (!first) {
                text.append(' ');
                column++;
            }
            text.append(part);
            column += part.length();
        }
        return text.toString();
    }

    /**
     * Joins parts by a separator, with folds after it where needed: for lists whose parts allow
     * blanks between them.
     *
     * @param used how many characters of the first line are used
     */
    public static String list(int used, List<String> parts, String separator) {
        StringBuilder text = new StringBuilder();
        int column = used;
        for (int i = 0; i < parts.size(); i++) {
            String part = i + 1 < parts.size() ? parts.get(i) + separator : parts.get(i);
            if (i > 0 && column + part.length() > LINE) {
                text.append(FOLD);
                column = 1;
            }
            text.append(part);
            column += part.length();
        }
        return text.toString();
    }
}
