package com.mailflatrate.reading;

/**
 * One part of a mail, decoded.
 *
 * @param depth how deep it lies, 0 for the mail itself
 * @param quoted it belongs to a mail carried inside this one, not to what the sender wrote
 * @param type the media type in lower case
 * @param headers its fields; of a carried mail, the carried mail's own
 * @param text what it says, decoded; empty for a container
 */
public record MimePart(int depth, boolean quoted, String type, Headers headers, String text) {

    /** Whether its text is meant for people. */
    public boolean isText() {
        return type.startsWith("text/") && !type.equals("text/rfc822-headers");
    }

    /** Whether it is the head of a carried mail. */
    public boolean isCarriedHead() {
        return quoted
                && !headers.isEmpty()
                && (headers.has("from") || headers.has("received") || headers.has("message-id"));
    }
}
