package com.mailflatrate.mail.smtp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reply of a server (RFC 5321 §4.2).
 *
 * @param code three digits
 * @param lines texts of its lines without code, UTF-8 or else Latin-1, without control characters;
 *     what was too much is cut
 */
public record Reply(int code, List<String> lines) {

    private static final int TEXT = 500;
    private static final Pattern ENHANCED =
            Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s|$)");

    /** Copies the lines. */
    public Reply {
        lines = List.copyOf(lines);
    }

    /** 2yz. */
    public boolean isPositive() {
        return code / 100 == 2;
    }

    /** 3yz: go on with the data. */
    public boolean isIntermediate() {
        return code / 100 == 3;
    }

    /** 5yz. */
    public boolean isPermanent() {
        return code / 100 == 5;
    }

    /** 421: the server is about to close (RFC 5321 §3.8). */
    public boolean closes() {
        return code == 421;
    }

    /** The status of RFC 3463 at the beginning of the text, null when there is none. */
    public @Nullable String enhanced() {
        for (String line : lines) {
            Matcher matcher = ENHANCED.matcher(line);
            if (matcher.lookingAt()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    /** All lines in one, at most 500 characters. */
    public String text() {
        String text = String.join(" ", lines).strip();
        return text.length() <= TEXT ? text : text.substring(0, TEXT);
    }

    @Override
    public String toString() {
        return code + " " + text();
    }
}
