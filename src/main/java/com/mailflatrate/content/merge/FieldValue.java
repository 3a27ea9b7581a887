package com.mailflatrate.content.merge;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a contact's field may put into a mail: one short line of plain words. Anything else counts
 * as absent, so that the template's default stands there instead of somebody's link, markup or
 * header line.
 */
public final class FieldValue {

    /** Characters of a value. */
    public static final int MOST = 80;

    private static final int ADDRESS_MOST = 254;
    private static final Set<String> ENDINGS =
            Set.of(
                    "app", "at", "biz", "cc", "ch", "click", "cn", "co", "com", "de", "dev", "eu",
                    "example", "fr", "info", "io", "it", "link", "live", "me", "net", "nl",
                    "online", "org", "page", "pl", "pro", "ru", "shop", "site", "store", "test",
                    "tk", "to", "top", "uk", "us", "vip", "xyz");

    private FieldValue() {}

    /** The value, or nothing when it is empty, too long, or more than plain words. */
    public static Optional<String> clean(String field, String raw) {
        String text = raw.strip();
        if (field.equals("email")) {
            return text.length() <= ADDRESS_MOST && isOneLine(text) && !hasMarkup(text)
                    ? Optional.of(text)
                    : Optional.empty();
        }
        boolean plain =
                !text.isEmpty()
                        && text.length() <= MOST
                        && isOneLine(text)
                        && !hasMarkup(text)
                        && !text.contains("{{")
                        && !text.contains("{%")
                        && !looksLikeUrl(text);
        return plain ? Optional.of(text) : Optional.empty();
    }

    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(FieldValue::isUnwanted);
    }

    private static boolean isUnwanted(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= 0xFDD0 && c <= 0xFDEF;
    }

    private static boolean hasMarkup(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    }

    private static boolean looksLikeUrl(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("://") || lower.contains("www.") || lower.contains("mailto:")) {
            return true;
        }
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (dot > 0
                    && Character.isLetterOrDigit(text.charAt(dot - 1))
                    && ENDINGS.contains(wordAt(lower, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String wordAt(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
