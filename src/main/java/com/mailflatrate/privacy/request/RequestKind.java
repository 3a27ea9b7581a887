package com.mailflatrate.privacy.request;

import java.util.Locale;

/** What a person may ask for. */
public enum RequestKind {
    /** To be told what is known (GDPR Art. 15). */
    ACCESS,
    /** To be forgotten (GDPR Art. 17). */
    ERASURE;

    /** As it is written in JSON and texts. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
