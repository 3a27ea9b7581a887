package com.mailflatrate.content.merge;

import java.util.Optional;

/** The values we fill in ourselves. Account-written content may name them, never make them. */
public enum Slot {
    /** The locked block with imprint, mailing ID, unsubscribe and report-abuse links. */
    FOOTER("footer"),
    /** The page where one stops the mails. */
    UNSUBSCRIBE_URL("unsubscribeUrl"),
    /** The page where one reports abuse. */
    ABUSE_URL("abuseUrl"),
    /** The mailing ID as people read it. */
    MAILING_ID("mailingId"),
    /** The name of the list a contact is mailed through. */
    LIST_NAME("listName");

    private final String word;

    Slot(String word) {
        this.word = word;
    }

    /** As written between the braces. */
    public String word() {
        return word;
    }

    static Optional<Slot> of(String word) {
        for (Slot slot : values()) {
            if (slot.word.equals(word)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
