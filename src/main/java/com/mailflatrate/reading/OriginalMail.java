package com.mailflatrate.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line from which a report quotes the mail it returns. */
final class OriginalMail {

    /** What such a line begins with, rulers and quote marks before it taken off. */
    private static final List<String> BEGINNINGS =
            List.of(
                    "original message",
                    "original mail",
                    "returned message",
                    "returned mail",
                    "unsent message",
                    "unsent mail",
                    "transcript of message",
                    "transcript of mail",
                    "message header follows",
                    "message headers follow",
                    "message header is",
                    "message headers is",
                    "message text follows",
                    "message text is",
                    "return-path: <",
                    "received: from ",
                    "message-id: <",
                    "message-id:<",
                    "below this line is a copy of the message",
                    "below this line is a copy of your message",
                    "this is a copy of the message",
                    "this is a copy of your message",
                    "here is a copy of the message",
                    "here is a copy of your message",
                    "the following is a copy of the message",
                    "the following is a copy of your message");

    /** What such a line has somewhere. */
    private static final List<String> INSIDE =
            List.of(
                    "original message follows",
                    "copy of the header",
                    "copy of the message",
                    "kopie der nachricht",
                    "initial part of the message");

    private static final int LONGEST_HEAD = 1_000;
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\r?\\n");

    private OriginalMail() {}

    /** Where the first such line begins, at {@code from} or later; -1 when there is none. */
    static int begin(String text, int from) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return -1;
        }
        int line = 0;
        while (line < lower.length()) {
            int end = lower.indexOf('\n', line);
            end = end < 0 ? lower.length() : end;
            if (line >= from && isBeginning(lower, line, end)) {
                return line;
            }
            line = end + 1;
        }
        return -1;
    }

    /**
     * What a report says after the few fields by which it names the mail it is about; empty when it
     * returns the mail itself.
     */
    static String afterHead(String text, int head) {
        Matcher blank = BLANK_LINE.matcher(text);
        boolean ends = blank.find(head) && blank.start() - head <= LONGEST_HEAD;
        String after = ends ? text.substring(blank.end()) : "";
        return begin(after, 0) < 0 ? after : "";
    }

    private static boolean isBeginning(String text, int line, int end) {
        int at = line;
        while (at < end && "-=_ *>|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        for (String words : BEGINNINGS) {
            if (text.startsWith(words, at) && !text.startsWith(" session", at + words.length())) {
                return true;
            }
        }
        for (String words : INSIDE) {
            if (text.indexOf(words, at, end) >= 0) {
                return true;
            }
        }
        return false;
    }
}
