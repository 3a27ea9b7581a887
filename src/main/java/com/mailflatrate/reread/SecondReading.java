package com.mailflatrate.reread;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was read otherwise the second time.
 *
 * @param was what it was taken for before
 * @param is what it is taken for now
 */
public record SecondReading(UUID mail, Instant at, Upshot upshot, Taken was, Taken is) {

    /**
     * What a mail is taken for.
     *
     * @param kind null: it could not be read
     * @param why null for mail that was read before reasons had codes
     */
    public record Taken(@Nullable String kind, @Nullable String why, List<String> details) {

        /** Copies the details. */
        public Taken {
            details = List.copyOf(details);
        }

        /** In a line for an engineer. */
        public String inWords() {
            String reason = why == null ? "" : " " + why + (details.isEmpty() ? "" : details);
            return kind == null ? "unreadable" : kind + reason;
        }
    }
}
