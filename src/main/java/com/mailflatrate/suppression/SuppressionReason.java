package com.mailflatrate.suppression;

/** Why an address must not be mailed. */
public enum SuppressionReason {
    /** The person left a list, or everything. Holds for the list it names, or the account. */
    UNSUBSCRIBED(false),
    /** The person objected to advertising (GDPR Art. 21). Holds for the account. */
    OBJECTION(true),
    /** The person called a mail spam. Holds for the account. */
    COMPLAINT(true),
    /** The mailbox does not exist. Holds for the account. */
    HARD(true),
    /** The mailbox failed for so long that we gave up. Holds for the account. */
    SOFT(false),
    /** The contact was erased and shall not come back. Holds for the account. */
    ERASED(false),
    /** The account put it there itself, and may take it away again. Holds for the account. */
    MANUAL(false);

    private final boolean person;

    SuppressionReason(boolean person) {
        this.person = person;
    }

    /** Whether it speaks about the mailbox behind an address, so that tags and Gmail's dots do not evade it. */
    boolean aboutTheMailbox() {
        return person;
    }
}
