package com.mailflatrate.mail.smtp;

/** What came of opening a connection. */
public sealed interface Connecting {

    /** Ready for mails. */
    record Open(SmtpSession session) implements Connecting {}

    /** Nobody listens, or refuses us: says nothing about any recipient. */
    record Failed(Phase phase, int code, String why) implements Connecting {}
}
