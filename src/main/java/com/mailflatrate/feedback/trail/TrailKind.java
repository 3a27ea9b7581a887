package com.mailflatrate.feedback.trail;

import java.util.Locale;

/** What happened with a mail. */
public enum TrailKind {
    /** A mailing to the contact began. */
    SENT,
    /** The receiving side refused one, for good or for the moment. */
    REFUSED,
    /** The contact complained about one. */
    COMPLAINED;

    /** As it is written in JSON and texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
