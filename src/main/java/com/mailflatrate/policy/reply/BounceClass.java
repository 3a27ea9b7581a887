package com.mailflatrate.policy.reply;

/** What a refusal is about, and so who has to act. */
public enum BounceClass {
    /** The mailbox or its domain does not exist: deactivate at once. */
    HARD(true),
    /**
     * Final, but nobody says why: deactivate at the second event in another campaign a day later.
     */
    UNCLEAR(true),
    /** The mailbox is full or resting: the soft counter. */
    SOFT_MAILBOX(true),
    /** The receiving system is in trouble: retry; counts only when the mail finally expires. */
    SOFT_SYSTEM(true),
    /** We are too fast for it. */
    THROTTLE(false),
    /** Our reputation, a block list, a policy. */
    BLOCK(false),
    /** SPF, DKIM, DMARC, PTR, TLS: the sender's configuration. */
    AUTH(false),
    /** What the mail contains, or its size. */
    CONTENT(false),
    /** Relaying denied, loops: the route to this domain. */
    RELAY(false),
    /** Out of office and their kin. */
    AUTO_REPLY(false),
    /** "Confirm that you are human". */
    CHALLENGE(false),
    /** A delay, a relay or read notice. */
    DELAY(false),
    /** The address needs SMTPUTF8 and the route has none (RFC 6531). */
    EAI(false),
    /** Cannot be told. */
    UNKNOWN(false);

    private final boolean aboutRecipient;

    BounceClass(boolean aboutRecipient) {
        this.aboutRecipient = aboutRecipient;
    }

    /** Whether it says something about the recipient at all. */
    public boolean aboutRecipient() {
        return aboutRecipient;
    }
}
