package com.mailflatrate.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Codes in the words of a mail system. */
final class Replies {

    private static final int LONGEST = 500;
    private static final Pattern STATUS =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\.\\d)(?!\\d)");
    private static final Pattern CODE =
            Pattern.compile("(?<![\\d.\\-#:])([45][0-5]\\d)(?=[ \\-#:,;.\\])]|$)(?!\\.\\d)");

    private Replies() {}

    /** The most exact RFC 3463 status in a text: one that is not {@code x.0.0}, else any. */
    static @Nullable String status(String text) {
        String general = null;
        Matcher found = STATUS.matcher(text);
        while (found.find()) {
            if (!isGeneral(found.group())) {
                return found.group();
            }
            general = general == null ? found.group() : general;
        }
        return general;
    }

    /** Whether a status says no more than its class. */
    static boolean isGeneral(String status) {
        return status.endsWith(".0.0");
    }

    /** The first SMTP reply code of a refusal in a text, 0 when there is none. */
    static int code(String text) {
        Matcher found = CODE.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    static String folded(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return flat.length() > LONGEST ? flat.substring(0, LONGEST) : flat;
    }
}
