package com.mailflatrate.mail.smtp;

import java.io.ByteArrayOutputStream;

/**
 * Makes data that only our own final dot can end (RFC 5321 §4.5.2): lone CR and LF become CRLF, a
 * leading dot is doubled, the last line ends. Our own mails pass unchanged.
 */
final class DotStuffing {

    private DotStuffing() {}

    static byte[] safe(byte[] data) {
        return isSafe(data) ? data : mended(data);
    }

    private static boolean isSafe(byte[] data) {
        int length = data.length;
        if (length < 2 || data[length - 2] != '\r' || data[length - 1] != '\n' || data[0] == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = data[i];
            // nearly every byte of 40,000 leaves here
            if (b <= '\r' && !isSafe(data, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafe(byte[] data, int at) {
        return switch (data[at]) {
            case '\r' -> at + 1 < data.length && data[at + 1] == '\n';
            case '\n' ->
                    at > 0
                            && data[at - 1] == '\r'
                            && (at + 1 == data.length || data[at + 1] != '.');
            default -> true;
        };
    }

    private static byte[] mended(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 64);
        boolean lineStart = true;
        for (int i = 0; i < data.length; i++) {
            byte b = data[i];
            if (b == '\r' || b == '\n') {
                if (b == '\r' && i + 1 < data.length && data[i + 1] == '\n') {
                    i++;
                }
                out.write('\r');
                out.write('\n');
                lineStart = true;
            } else {
                if (b == '.' && lineStart) {
                    out.write('.');
                }
                out.write(b);
                lineStart = false;
            }
        }
        if (!lineStart) {
            out.write('\r');
            out.write('\n');
        }
        return out.toByteArray();
    }
}
