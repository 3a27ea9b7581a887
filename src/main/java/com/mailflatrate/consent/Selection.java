package com.mailflatrate.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who would be mailed, as a sum that adds up: {@code selected} = {@code sendable} + all of {@code
 * skipped}.
 *
 * @param selected entries on the chosen lists
 * @param sendable people who get the mail, each once
 * @param skipped the entries left out, by reason; reasons without an entry are absent
 * @param rhythm how often and how lately they were mailed
 */
public record Selection(long selected, long sendable, Map<Skip, Long> skipped, Rhythm rhythm) {

    /** Nobody at all. */
    public static final Selection NONE = new Selection(0, 0, Map.of(), new Rhythm(0, 0, null));

    /**
     * What there is to say about how often and how lately these people were mailed.
     *
     * @param fading of the sendable, how many had no mail for 12 months
     * @param often of the sendable without a promise, how many get their ninth mail in 30 days
     * @param allAt when everybody a promise holds back could be mailed; null when nobody is
     */
    public record Rhythm(long fading, long often, @Nullable Instant allAt) {}

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
        /** Nobody wrote for 24 months (compliance row D8). */
        CONSENT_STALE,
        /** Another mail now would break a promise (compliance row D7). */
        FREQUENCY_CAP,
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
