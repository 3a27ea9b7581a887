package com.mailflatrate.suppression;

/** Why an address must not be mailed. */
public enum SuppressionReason {
    /** The person left a list, or everything. Holds for the list it names, or the account. */
    UNSUBSCRIBED,
    /** The person objected to advertising (GDPR Art. 21). Holds for the account. */
    OBJECTION,
    /** The person called a mail spam. Holds for the account. */
    COMPLAINT,
    /** The mailbox does not exist. Holds for the account. */
    HARD,
    /** The mailbox failed for so long that we gave up. Holds for the account. */
    SOFT,
    /** The contact was erased and shall not come back. Holds for the account. */
    ERASED,
    /** The account put it there itself, and may take it away again. Holds for the account. */
    MANUAL;

    /**
     * Whether it speaks about the mailbox behind an address, so that a tag or Gmail's dots do not
     * evade it.
     */
    boolean aboutTheMailbox() {
        return this == COMPLAINT || this == OBJECTION || this == HARD;
    }

    /** Whether the person's own new sign-up outweighs it. */
    boolean endsWithSignUp() {
        return this == UNSUBSCRIBED || this == HARD || this == SOFT;
    }
}
