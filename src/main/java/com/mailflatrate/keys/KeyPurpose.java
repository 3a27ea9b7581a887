package com.mailflatrate.keys;

/** What a key is for. A key of one purpose is used for nothing else. */
public enum KeyPurpose {
    /** MACs of message tokens. */
    TOKEN(false),
    /** Seals of clearances. */
    CLEARANCE(false),
    /** Hashes of suppressed addresses; never rotated away. */
    SUPPRESSION(false),
    /** Private keys of the consent ledger. */
    LEDGER(true),
    /** Private keys of sender domains. */
    DKIM(true),
    /** Second factors. */
    TOTP(true),
    /** Sessions. */
    SESSION(false),
    /** Passwords of mailboxes and smarthosts. */
    MAILBOX(true),
    /** Digests of audiences. */
    AUDIENCE(false),
    /** Tokens of pages. */
    CSRF(false),
    /** Answers kept for repeated requests: one may show a secret. */
    ANSWER(true),
    /** Files that wait for a decision. */
    FILE(true),
    /** Cursors of lists: only what we gave out is read again. */
    CURSOR(false),
    /** Fingerprints of requests that are done only once: such a request may hold a password. */
    REQUEST(false);

    private final boolean encrypts;

    KeyPurpose(boolean encrypts) {
        this.encrypts = encrypts;
    }

    /** Whether its keys encrypt ({@link Vault}); the others make MACs ({@link Macs}). */
    public boolean encrypts() {
        return encrypts;
    }
}
