package com.mailflatrate.mail.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mail cut into fields and body without changing a byte: Latin-1 keeps each byte as one char. */
record RawMail(List<RawField> fields, byte[] body) {

    /** A field as found; the value still folded. */
    record RawField(String name, String value) {}

    static RawMail read(byte[] raw) {
        String text = new String(crlf(raw), StandardCharsets.ISO_8859_1);
        int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end == 0 ? 2 : end + 4);
        List<RawField> fields = new ArrayList<>();
        for (String line : head.split("\r\n(?![ \t])", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new RawField(line.substring(0, colon), line.substring(colon + 1)));
            }
        }
        return new RawMail(fields, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Files often hold bare LF; a mail that has no CRLF at all is read as if it had. */
    private static byte[] crlf(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        return text.contains("\r\n")
                ? raw
                : text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
