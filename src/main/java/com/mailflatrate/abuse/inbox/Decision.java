package com.mailflatrate.abuse.inbox;

import com.mailflatrate.kernel.CaseId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a mail that could not be understood.
 *
 * @param opened the case it became, null where it was left
 */
public record Decision(
        Choice choice, String by, Instant at, @Nullable String note, @Nullable CaseId opened) {

    /** A longer note is refused. */
    public static final int LONGEST_NOTE = 1_000;

    /** What there is to choose from. */
    public enum Choice {
        /** Somebody complains: it becomes a case. */
        COMPLAINT,
        /** Nothing follows from it. */
        LEAVE;

        /** As the interface writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads the word of the interface. */
        public static Optional<Choice> of(@Nullable String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }
}
