package com.mailflatrate.mail.smtp;

import java.nio.charset.StandardCharsets;

/** The encoding of parameters of RFC 3461 §4. */
final class Xtext {

    private Xtext() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= '!' && b <= '~' && b != '+' && b != '=') {
                out.append((char) b);
            } else {
                out.append(String.format("+%02X", b & 0xff));
            }
        }
        return out.toString();
    }
}
