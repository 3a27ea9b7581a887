package com.mailflatrate.mail.smtp;

import java.io.IOException;

/** The other side does not speak SMTP. */
final class SmtpProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    SmtpProtocolException(String message) {
        super(message);
    }
}
