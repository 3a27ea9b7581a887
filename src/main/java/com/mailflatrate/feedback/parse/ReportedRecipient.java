package com.mailflatrate.feedback.parse;

import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says about one recipient.
 *
 * @param recipient the address as reported, in lower case; empty when it names none
 * @param action what happened
 * @param status RFC 3463, such as {@code 5.1.1}; the more exact one when the report has two
 * @param replyCode the three digits of the remote reply, 0 when there are none
 * @param text the remote words, at most 500 characters, white space folded
 */
public record ReportedRecipient(
        String recipient, Action action, @Nullable String status, int replyCode, String text) {

    /** RFC 3464 §2.3.3. */
    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }
}
