package com.mailflatrate.keys;

/** What a key is for. A key of one purpose is used for nothing else. */
public enum KeyPurpose {
    /** MACs of message tokens. */
    TOKEN,
    /** Seals of clearances. */
    CLEARANCE,
    /** Hashes of suppressed addresses; never rotated away. */
    SUPPRESSION,
    /** Signing keys of the consent ledger. */
    LEDGER,
    /** Private keys of sender domains. */
    DKIM,
    /** Second factors. */
    TOTP,
    /** Sessions. */
    SESSION,
    /** Passwords of mailboxes and smarthosts. */
    MAILBOX,
    /** Digests of audiences. */
    AUDIENCE,
    /** Tokens of pages. */
    CSRF
}
