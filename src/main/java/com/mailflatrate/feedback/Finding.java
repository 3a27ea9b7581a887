package com.mailflatrate.feedback;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mail turned out to be.
 *
 * @param why in a few words
 * @param account whose mail was answered, as far as a genuine token says so
 * @param message the mail that was answered
 */
record Finding(Kind kind, String why, @Nullable AccountId account, @Nullable MessageId message) {

    static Finding of(Kind kind, String why) {
        return new Finding(kind, why, null, null);
    }

    /** About a message, with its account as far as the message is known. */
    static Finding about(Optional<MessageFacts> facts, Kind kind, String why, MessageId message) {
        return new Finding(kind, why, facts.map(MessageFacts::account).orElse(null), message);
    }

    /** About a message that is no longer there. */
    static Finding gone(String why, MessageId message) {
        return new Finding(Kind.JUNK, "the message is gone: " + why, null, message);
    }
}
