package com.mailflatrate.audience;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about where contacts come from. Nothing is required here; {@link
 * Origins#create} says what is missing for its kind.
 *
 * @param description how the addresses were collected, in the customer's words, up to 2,000
 *     characters
 * @param collectionUrl the page with the form; required for {@link Kind#OWN_FORM}
 * @param system the system they were kept in
 * @param periodFrom first day of collection
 * @param periodTo last day of collection
 * @param contacts how many, as stated
 */
public record OriginFacts(
        @Nullable Kind kind,
        @Nullable String description,
        @Nullable String collectionUrl,
        @Nullable String system,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable Long contacts) {

    /** The ways addresses come about. */
    public enum Kind {
        NONE_YET,
        OWN_FORM,
        OTHER_SYSTEM,
        PAPER,
        OWN_CUSTOMERS,
        OTHER;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads what {@link #text} writes. */
        public static Optional<Kind> of(String text) {
            for (Kind kind : values()) {
                if (kind.text().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
