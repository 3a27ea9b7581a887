package com.mailflatrate.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule found in a campaign or its sender. Sentence and hint stand under {@code
 * policy.<CHECK>} and {@code policy.<CHECK>.hint} in the message bundles, with the details as
 * {@code {0}}, {@code {1}} ….
 *
 * @param check which rule
 * @param field the field it is about, as the API names it, null when it has none
 * @param details texts for the sentence
 */
public record Flag(Check check, @Nullable String field, List<Object> details) {

    /** Copies the details. */
    public Flag {
        details = List.copyOf(details);
    }

    /** Whether a mailing may go out with it. */
    public enum Level {
        /** It may, and the user is told. */
        WARN,
        /** It may not. */
        BLOCK
    }

    /** The rules, by the names they have in the gate's answer. */
    public enum Check {
        IMPRINT_NAME(Level.BLOCK),
        IMPRINT_LEGAL_FORM(Level.BLOCK),
        IMPRINT_STREET(Level.BLOCK),
        IMPRINT_PO_BOX(Level.BLOCK),
        IMPRINT_CITY(Level.BLOCK),
        IMPRINT_REPRESENTATIVE(Level.BLOCK),
        IMPRINT_EMAIL(Level.BLOCK),
        IMPRINT_PHONE(Level.BLOCK),
        IMPRINT_REGISTER(Level.BLOCK),
        IMPRINT_COURT(Level.BLOCK),
        IMPRINT_VAT_ID(Level.BLOCK),
        SUBJECT_EMPTY(Level.BLOCK),
        SUBJECT_REPLY(Level.BLOCK),
        SUBJECT_INVISIBLE(Level.BLOCK),
        SUBJECT_CONTROL(Level.BLOCK),
        SUBJECT_LONG(Level.BLOCK),
        URL_SHORTENER(Level.BLOCK),
        URL_IP(Level.BLOCK),
        URL_LOOKALIKE(Level.BLOCK),
        URL_USERINFO(Level.BLOCK),
        URL_SCHEME(Level.BLOCK),
        URL_EXECUTABLE(Level.BLOCK),
        URL_BROKEN(Level.BLOCK),
        URL_ODR(Level.WARN),
        URL_PLAIN(Level.WARN);

        private final Level level;

        Check(Level level) {
            this.level = level;
        }

        /** Whether a mailing may go out with it. */
        public Level level() {
            return level;
        }
    }

    /** About a field. */
    static Flag field(Check check, String field, Object... details) {
        return new Flag(check, field, List.of(details));
    }

    /** About the whole. */
    static Flag of(Check check, Object... details) {
        return new Flag(check, null, List.of(details));
    }
}
