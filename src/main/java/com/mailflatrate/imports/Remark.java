package com.mailflatrate.imports;

import java.time.Instant;
import java.util.Locale;

/** Something said or done about an import by a person. */
public record Remark(Kind kind, String note, Instant at, String by) {

    /** What it is. */
    public enum Kind {
        /** The rows come in. */
        APPROVE,
        /** The reviewer has a question. */
        ASK,
        /** The rows stay out. */
        REJECT,
        /** The account answers. */
        ANSWER,
        /** A dry run became an import. */
        START,
        /** Everything was taken away again. */
        ROLL_BACK;

        /** As the API writes a decision. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a reviewer says it. */
        public boolean isDecision() {
            return this == APPROVE || this == ASK || this == REJECT;
        }
    }
}
