package com.mailflatrate.feedback;

import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.reading.ReportedRecipient;

/** What became of a mail when it was read. */
sealed interface Judgement {

    /** It is decided, and what follows has followed. */
    record Decided(Arrived mail, Finding finding) implements Judgement {}

    /**
     * It is a delivery report about a message, by a genuine token, to be applied together with
     * others.
     *
     * @param said what it says of the recipient
     */
    record Report(Arrived mail, MessageId message, ReportedRecipient said) implements Judgement {}

    /** It could not be read. */
    record Failed(Arrived mail, RuntimeException fault) implements Judgement {}
}
