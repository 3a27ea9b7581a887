package com.mailflatrate.feedback;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.feedback.mails.Settled;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a mail turned out to be.
 *
 * @param because what decided
 * @param account whose mail was answered, as far as a genuine token says so
 * @param message the mail that was answered
 */
record Finding(
        Kind kind, Because because, @Nullable AccountId account, @Nullable MessageId message) {

    /** A reason with its details. */
    record Because(Why why, List<String> details) {

        Because {
            details = List.copyOf(details);
        }

        static Because of(Why why, String... details) {
            return new Because(why, List.of(details));
        }

        String inWords() {
            return why.inWords(details);
        }
    }

    static Finding of(Kind kind, Why why, String... details) {
        return new Finding(kind, Because.of(why, details), null, null);
    }

    /** About a message, with its account as far as the message is known. */
    static Finding about(
            Optional<MessageFacts> facts, Kind kind, Because because, MessageId message) {
        return new Finding(kind, because, facts.map(MessageFacts::account).orElse(null), message);
    }

    /** As it is noted. */
    Settled of(UUID mail) {
        return new Settled(
                mail, kind, because.inWords(), because.why(), because.details(), account, message);
    }

    /** About a message that is no longer there. */
    static Finding gone(Because because, MessageId message) {
        return new Finding(Kind.JUNK, Because.of(Why.GONE, because.inWords()), null, message);
    }
}
