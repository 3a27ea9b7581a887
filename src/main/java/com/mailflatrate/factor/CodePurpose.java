package com.mailflatrate.factor;

import java.util.Locale;

/** What a mailed code is for; a code for one thing opens no other. */
public enum CodePurpose {
    /** Signing in on a device nobody has seen this person on. */
    SIGN_IN,
    /** Showing again, within a session, that it is the person. */
    STEP_UP,
    /** Showing that mail to a new address arrives. */
    ADDRESS;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
