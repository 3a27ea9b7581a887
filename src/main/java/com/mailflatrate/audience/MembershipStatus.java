package com.mailflatrate.audience;

import java.util.Locale;

/** How a contact stands on a list. Only {@link #SUBSCRIBED} is ever mailed. */
public enum MembershipStatus {
    /** Signed up, the confirming click is missing. */
    UNCONFIRMED,
    /** Wants the mail of this list. */
    SUBSCRIBED,
    /** Left. */
    UNSUBSCRIBED,
    /** Its mailbox does not take mail. */
    BOUNCED,
    /** Called a mail spam. */
    COMPLAINED,
    /** Here, but not to be mailed, for the reason beside it. */
    HELD;

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
