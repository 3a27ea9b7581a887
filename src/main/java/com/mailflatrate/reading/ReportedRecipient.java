package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.ReplyFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says about one recipient.
 *
 * @param recipient the address as reported, in lower case; empty when it names none
 * @param action what happened
 * @param status RFC 3463, such as {@code 5.1.1}; the more exact one when the report has two
 * @param replyCode the three digits of the remote reply, 0 when there are none
 * @param text the remote words, at most 500 characters, white space folded
 * @param origin where the refusal came from, as far as the report tells
 */
public record ReportedRecipient(
        String recipient,
        Action action,
        @Nullable String status,
        int replyCode,
        String text,
        Origin origin) {

    /** RFC 3464 §2.3.3. */
    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }

    /**
     * Who refused, and when.
     *
     * @param phase of the session; {@link ReplyFacts.Phase#REPORT} when the report does not say
     * @param provider who runs the refusing host, null when unknown
     */
    public record Origin(ReplyFacts.Phase phase, @Nullable String provider) {

        static final Origin UNTOLD = new Origin(ReplyFacts.Phase.REPORT, null);
    }

    /** The same as facts for the classifier. */
    public ReplyFacts facts() {
        return new ReplyFacts(origin.phase(), origin.provider(), replyCode, status, text);
    }
}
