package com.mailflatrate.account;

import java.util.Locale;

/** What a person may do: the first three in an account, the others for the operator. */
public enum Role {
    /** Everything, keys and contracts included. */
    OWNER,
    /** Lists, campaigns, mailings; no keys, no company data, no export. */
    EDITOR,
    /** Looks only. */
    VIEWER,
    /** Decides on applications, imports and forms, and publishes contract texts. */
    REVIEWER,
    /** Works on complaints; looks at accounts and stops them. */
    ABUSE_AGENT,
    /** Looks after the machine and who works on it; sees no contact and decides on nobody. */
    ENGINEER;

    /** As the API and the database write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the word of the API and the database. */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
