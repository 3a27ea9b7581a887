package com.mailflatrate.feedback;

import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.reading.ReportedRecipient;
import java.util.function.Supplier;

/** What a mail was taken for when it was read. Nothing has followed from it yet. */
sealed interface Judgement {

    /** It is decided, and nothing is to follow. */
    record Decided(Arrived mail, Finding finding) implements Judgement {}

    /**
     * Something is to follow.
     *
     * @param finding what it will turn out to be, unless the message is gone
     * @param effect does what is to follow and gives what it turned out to be
     */
    record Due(Arrived mail, Finding finding, Supplier<Finding> effect) implements Judgement {}

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
