package com.mailflatrate.factor;

import java.util.Locale;

/** What a mailed link opens. */
public enum LinkPurpose {
    /** A new password; the subject is the address. */
    RESET,
    /** Joining an account; the subject is the invitation's id. */
    INVITATION,
    /** Joining the operator's people; the subject is the invitation's id. */
    STAFF;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkPurpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
