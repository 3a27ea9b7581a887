package com.mailflatrate.segments;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A saved condition.
 *
 * @param contacts as last counted
 * @param by name of who made it
 */
public record Segment(
        UUID id,
        String name,
        Rule rule,
        Kind kind,
        long contacts,
        Instant countedAt,
        String by,
        Instant createdAt) {

    /** Whether it is asked anew each time or was a picture. */
    public enum Kind {
        /** Whoever fulfils it when it is looked at. */
        LIVE,
        /** Whoever fulfilled it when it was made. */
        SNAPSHOT;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #text} writes. */
        public static Optional<Kind> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
        }
    }
}
