package com.mailflatrate.ledger;

/** What a record of consent tells of. */
public enum EventKind {
    /** Somebody registered an address. */
    REQUESTED,
    /** The mail that asks for the click was queued. */
    ASKED,
    /** The receiving server took that mail. */
    MAIL_ACCEPTED,
    /** The person clicked. */
    CONFIRMED,
    /** A batch came from another system. */
    IMPORTED,
    UNSUBSCRIBED,
    OBJECTED,
    COMPLAINED,
    /** A person changed what it gets. */
    PREFERRED,
    /** The personal half of other events was taken away. */
    ERASED
}
