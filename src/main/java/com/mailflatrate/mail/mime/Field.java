package com.mailflatrate.mail.mime;

/**
 * A header field as it goes on the wire.
 *
 * @param name in its usual spelling
 * @param value folded, without the first blank and the last CRLF; no line longer than 998 octets
 */
public record Field(String name, String value) {

    private static final int HARD_LIMIT = 998;

    /**
     * Refuses everything that would end the field early: this is the last lock against header
     * injection.
     */
    public Field {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a field name: " + name);
        }
        checkLines(name, value);
    }

    /** The field with its CRLF. */
    public String line() {
        return name + ": " + value + "\r\n";
    }

    /** Printable, without the colon (RFC 5322 §2.2). */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '!' || c > '~' || c == ':') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static void checkLines(String name, String value) {
        int length = name.length() + 2;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            length++;
            if (c == '\r') {
                boolean fold =
                        i + 2 < value.length()
                                && value.charAt(i + 1) == '\n'
                                && isBlank(value.charAt(i + 2));
                if (!fold) {
                    throw new IllegalArgumentException("a line break inside " + name);
                }
                i++;
                length = 0;
            } else if (c == '\n' || c < ' ' && c != '\t' || c == 0x7f) {
                throw new IllegalArgumentException("a control character inside " + name);
            }
            if (length > HARD_LIMIT) {
                throw new IllegalArgumentException("a line of more than 998 octets in " + name);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
