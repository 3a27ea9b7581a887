package com.mailflatrate.delivery.queue;

import com.mailflatrate.mail.mime.Mail;

/**
 * A claimed message and how to make its mail.
 *
 * @param domain of its recipient; empty when there is none any more, and the composition says why
 * @param pool of our addresses from which it leaves
 * @param composition composes and signs; called right before it is sent
 */
record Job(Claimed claimed, String domain, String pool, Composition composition) {

    Job {
        claimed = claimed.to(domain);
    }

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
