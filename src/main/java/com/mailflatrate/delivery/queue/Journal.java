package com.mailflatrate.delivery.queue;

/**
 * The place of the node's append-only file: an intent is durable before the bytes that end the
 * data, so that a start after a crash knows which messages may have been taken. Until it is there,
 * a message between dot and flush at a crash is offered again.
 */
interface Journal {

    /** Returns when the intent to end this message's data is durable. */
    void intend(Claimed claimed);

    /** Keeps nothing. */
    static Journal none() {
        return claimed -> {};
    }
}
