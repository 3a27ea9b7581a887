package com.mailflatrate.consent;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Who would be mailed, as a sum that adds up: {@code selected} = {@code sendable} + all of {@code
 * skipped}.
 *
 * @param selected entries on the chosen lists
 * @param sendable people who get the mail, each once
 * @param skipped the entries left out, by reason; reasons without an entry are absent
 */
public record Selection(long selected, long sendable, Map<Skip, Long> skipped) {

    /** Why an entry is left out, in the order in which reasons are judged. */
    public enum Skip {
        UNSUBSCRIBED,
        COMPLAINED,
        BOUNCED,
        UNCONFIRMED,
        HELD,
        SUPPRESSED,
        ROLE_ADDRESS,
        UNPROVEN,
        /** The same address through another of the chosen lists. */
        DUPLICATE
    }

    /** Copies the reasons, kept in their order. */
    public Selection {
        Map<Skip, Long> copy = new EnumMap<>(Skip.class);
        copy.putAll(skipped);
        skipped = Collections.unmodifiableMap(copy);
    }
}
