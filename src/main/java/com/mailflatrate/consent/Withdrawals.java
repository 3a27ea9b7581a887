package com.mailflatrate.consent;

import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How people take back their leave. Suppression, memberships and the record change in one transaction, twice is
 * once, and nothing but a message of ours is needed to ask.
 */
@Component
public class Withdrawals {

    /** How much is meant. */
    public enum Scope {
        /** All lists the mailing was addressed to. */
        LISTS,
        /** Everything of this sender. */
        EVERYTHING
    }

    /** The door somebody came through. */
    public enum Channel {
        /** RFC 8058 §3.1, by a mailbox provider on the person's behalf. */
        ONE_CLICK,
        PAGE,
        /** RFC 2369 §3.2, a mail to the unsubscribe address. */
        MAILTO,
        /** A reply in free words. */
        REPLY,
        /** A report of a mailbox provider. */
        FEEDBACK_LOOP,
        /** A human's complaint at the desk. */
        COMPLAINT
    }

    /**
     * Where a request came from, as evidence.
     *
     * @param channel the door
     * @param ip the network address, absent for mail
     * @param userAgent as sent, cut at 500 characters
     */
    public record Request(Channel channel, @Nullable String ip, @Nullable String userAgent) {}

    /** Ends the memberships a message was sent for; NOT_FOUND when the message is gone. */
    public Outcome<Withdrawn> unsubscribe(MessageId message, Scope scope, Request request) {
        throw new IllegalStateException("not yet");
    }

    /** Stores an objection (GDPR Art. 21(2)): nothing of this sender reaches the person again. */
    public Outcome<Withdrawn> object(MessageId message, Request request) {
        throw new IllegalStateException("not yet");
    }

    /** Stores a complaint: nothing of this sender reaches the person again. */
    public Outcome<Withdrawn> complain(MessageId message, Request request) {
        throw new IllegalStateException("not yet");
    }
}
