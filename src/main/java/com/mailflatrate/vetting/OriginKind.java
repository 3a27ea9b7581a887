package com.mailflatrate.vetting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an applicant's addresses come from. */
public enum OriginKind {
    /** There are none yet. */
    NONE_YET,
    /** A sign-up form of the applicant's own; it has an address to look at. */
    OWN_FORM,
    /** Another newsletter system. */
    OTHER_SYSTEM,
    /** Cards or lists on paper. */
    PAPER,
    /** Customers who bought something. */
    OWN_CUSTOMERS,
    /** Anything else, described. */
    OTHER;

    /** As the API and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word. */
    public static Optional<OriginKind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
