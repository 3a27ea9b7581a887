package com.mailflatrate.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the header block of a mail that came back against the one that was sent: the fields that
 * have to arrive as they were, byte by byte. A server may add fields, and end lines in its own way.
 */
public final class HeadComparison {

    private static final Set<String> NEEDED =
            Set.of(
                    "message-id",
                    "dkim-signature",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "feedback-id",
                    "x-mailing-id");

    private HeadComparison() {}

    /** The block of a raw mail, lines ended by CRLF. */
    public static String head(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1).replaceAll("\r?\n", "\r\n");
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end + 2);
    }

    /** The first needed field that is missing or changed, in words. */
    public static Optional<String> fault(String sent, String arrived) {
        List<String> left = fields(arrived);
        for (String field : fields(sent)) {
            if (NEEDED.contains(name(field).toLowerCase(Locale.ROOT)) && !left.remove(field)) {
                return Optional.of(name(field) + " is missing or was changed");
            }
        }
        return Optional.empty();
    }

    private static List<String> fields(String head) {
        return new ArrayList<>(List.of(head.split("\r\n(?![ \t])")));
    }

    private static String name(String field) {
        int colon = field.indexOf(':');
        return colon < 0 ? field : field.substring(0, colon).strip();
    }
}
