package com.mailflatrate.account;

import java.util.Locale;

/** The standing of an account. Only an {@link #ACTIVE} one may take in contacts and send. */
public enum AccountState {
    /** Applied, waits for a person's decision. */
    PENDING,
    /** Checked and activated by a person. */
    ACTIVE,
    /**
     * Was active, waits for a person again because who it is has changed; what runs goes on,
     * nothing new starts.
     */
    REVIEW,
    /** Stopped by a person of the operator. */
    SUSPENDED,
    /** A person has decided against the application. */
    REJECTED,
    /** The contract is over. */
    ENDED;

    /** As the API and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word of the API and the database. */
    public static AccountState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
