package com.mailflatrate.sandbox.inbox;

import java.util.Locale;

/**
 * How a receiving domain behaves, at the domain itself and below it. Every other domain accepts.
 */
enum Behaviour {
    /** Takes everything. */
    ACCEPT("accept.test"),
    /** No such mailbox. */
    HARD_BOUNCE("hard-bounce.test"),
    /** The mailbox is full. */
    SOFT_BOUNCE("soft-bounce.test"),
    /** Refuses the content by policy. */
    BLOCK("block.test"),
    /** Takes the mail and sends a delivery report. */
    ASYNC_BOUNCE("async-bounce.test"),
    /** Takes the mail and sends a complaint. */
    COMPLAINS("complains.test"),
    /** Takes the mail and answers that nobody is there. */
    AWAY("away.test"),
    /** Takes the mail and answers that no more is wanted. */
    OBJECTS("objects.test"),
    /** Takes its time. */
    SLOW("slow.test"),
    /** Refuses every first try. */
    FLAKY("flaky.test");

    private final String domain;

    Behaviour(String domain) {
        this.domain = domain;
    }

    /** The behaviour of an address's domain. */
    static Behaviour of(String address) {
        String at = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        for (Behaviour behaviour : values()) {
            if (at.equals(behaviour.domain) || at.endsWith('.' + behaviour.domain)) {
                return behaviour;
            }
        }
        return ACCEPT;
    }
}
