package com.mailflatrate.mail.dkim;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The canonical forms of RFC 6376 §3.4. */
final class Canonical {

    private Canonical() {}

    /** §3.4.2 without the CRLF at the end: name in lower case, unfolded, blanks collapsed. */
    static String relaxed(String name, String value) {
        StringBuilder text = new StringBuilder(name.length() + value.length() + 1);
        text.append(name.strip().toLowerCase(Locale.ROOT)).append(':');
        boolean blank = false;
        boolean started = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                blank = true;
            } else {
                if (blank && started) {
                    text.append(' ');
                }
                text.append(c);
                blank = false;
                started = true;
            }
        }
        return text.toString();
    }

    /**
     * §3.4.4: blanks collapsed, none at the ends of lines, no empty lines at the end. Lone CR or LF
     * count as data.
     */
    static byte[] relaxedBody(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 2);
        int emptyLines = 0;
        int at = 0;
        while (at < body.length) {
            int end = lineEnd(body, at);
            byte[] line = relaxedLine(body, at, end);
            if (line.length == 0) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    crlf(out);
                }
                out.writeBytes(line);
                crlf(out);
            }
            at = end + 2;
        }
        return out.toByteArray();
    }

    /** §3.4.3: as it is, with exactly one CRLF at the end. */
    static byte[] simpleBody(byte[] body) {
        int end = body.length;
        while (end >= 2 && body[end - 2] == '\r' && body[end - 1] == '\n') {
            end -= 2;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(end + 2);
        out.write(body, 0, end);
        crlf(out);
        return out.toByteArray();
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        return body.length;
    }

    private static byte[] relaxedLine(byte[] body, int from, int to) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(to - from);
        boolean blank = false;
        for (int i = from; i < to; i++) {
            if (body[i] == ' ' || body[i] == '\t') {
                blank = true;
            } else {
                if (blank) {
                    line.write(' ');
                    blank = false;
                }
                line.write(body[i]);
            }
        }
        return line.toByteArray();
    }

    private static void crlf(ByteArrayOutputStream out) {
        out.write('\r');
        out.write('\n');
    }
}
