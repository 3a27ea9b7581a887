package com.mailflatrate.mail.smtp;

import java.io.IOException;

/** Short words for what went wrong on a connection. */
final class Words {

    private static final int MOST = 200;

    private Words() {}

    static String of(IOException failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST);
    }
}
