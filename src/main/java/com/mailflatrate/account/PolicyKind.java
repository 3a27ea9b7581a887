package com.mailflatrate.account;

import java.util.Locale;

/** The three texts an account agrees to. */
public enum PolicyKind {
    /** The terms of the contract. */
    TERMS,
    /** The rules against spam, confirmed again before every send. */
    ANTI_SPAM,
    /** The data processing agreement of GDPR Art. 28(3). */
    DPA;

    /** As the API and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word of the API and the database. */
    public static PolicyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
