package com.mailflatrate.mail.mime;

/**
 * What every header block says of the platform.
 *
 * @param domain of {@code r+}, {@code u+}, {@code fbl@}, {@code abuse@} and of Message-IDs
 * @param recipientUrl base of the public pages, without a slash at its end
 * @param senderId last part of Feedback-ID, 5 to 15 characters, constant
 * @param certified whether the operator itself is certified and may say so
 */
public record Platform(String domain, String recipientUrl, String senderId, boolean certified) {

    /** Refuses a sender id Google would ignore. */
    public Platform {
        if (!senderId.matches("[A-Za-z0-9]{5,15}")) {
            throw new IllegalArgumentException(
                    "the sender id of Feedback-ID has 5 to 15 letters or digits, not: " + senderId);
        }
    }
}
