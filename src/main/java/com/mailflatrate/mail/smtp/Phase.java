package com.mailflatrate.mail.smtp;

/** How far the session was when the answer came. */
public enum Phase {
    CONNECT,
    BANNER,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** After the final dot. */
    DOT,
    /** Decided by us before any session. */
    LOCAL
}
