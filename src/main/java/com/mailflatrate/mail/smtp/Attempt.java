package com.mailflatrate.mail.smtp;

/** What came of one mail on a connection. */
public sealed interface Attempt {

    /** The server took it. */
    record Accepted(Reply reply) implements Attempt {}

    /**
     * The server refused this mail, for now (4yz) or for good (5yz); the connection goes on unless
     * it closed.
     */
    record Refused(Phase phase, Reply reply) implements Attempt {}

    /**
     * The connection ended before the server can have taken the mail: says nothing about the
     * recipient.
     */
    record Lost(Phase phase, int code, String why) implements Attempt {}

    /**
     * We ourselves did not end the mail: the server has not taken it, and the connection is over.
     * Says nothing about the server or the recipient.
     */
    record Withheld() implements Attempt {}

    /** No reply after the final dot: the server may have taken it. Never sent again. */
    record Ambiguous(String why) implements Attempt {}
}
