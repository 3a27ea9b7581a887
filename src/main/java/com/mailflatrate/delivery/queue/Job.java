package com.mailflatrate.delivery.queue;

import com.mailflatrate.mail.mime.Mail;

/**
 * A claimed message and how to make its mail.
 *
 * @param composition composes and signs; called right before it is sent
 */
record Job(Claimed claimed, Composition composition) {

    /** Makes the mail at the last moment. */
    @FunctionalInterface
    interface Composition {
        Composed compose();
    }

    /** A mail, or the decision not to send one. */
    sealed interface Composed {}

    /** Signed. */
    record Signed(Mail mail) implements Composed {}

    /** Not to be sent. */
    record Skipped(String reason) implements Composed {}
}
