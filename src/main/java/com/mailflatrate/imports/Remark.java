package com.mailflatrate.imports;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Instant;
import java.util.Locale;

/** Something said or done about an import by a person. */
public record Remark(Kind kind, String note, Instant at, String by) {

    private static final int MOST = 2_000;

    /** A note of 1 to 2,000 characters. Refused with REQUIRED, TOO_LONG. */
    static Outcome<String> check(String note) {
        String text = note.replace("\0", "").strip();
        if (text.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "note"));
        }
        return text.length() > MOST
                ? Outcome.refused(Reason.field(Code.TOO_LONG, "note", MOST))
                : Outcome.done(text);
    }

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
        ROLL_BACK,
        /** The stated conditions let the rows in. */
        ACCEPT,
        /** The operator stopped the batch. */
        HOLD,
        /** The operator let it go on. */
        RELEASE,
        /** A person has looked at what the conditions let in. */
        LOOK,
        /** The account has shown papers people signed. */
        SHOW,
        /** The operator lets own customers count as proof. */
        OPEN,
        /** The operator does so no more. */
        CLOSE;

        /** As the API writes a decision. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As the audit log writes it, after {@code import.}. */
        String done() {
            return switch (this) {
                case APPROVE -> "approved";
                case ASK -> "asked";
                case REJECT -> "rejected";
                case ANSWER -> "answered";
                case START -> "started";
                case ROLL_BACK -> "rolled-back";
                case ACCEPT -> "accepted";
                case HOLD -> "held";
                case RELEASE -> "released";
                case LOOK -> "looked-at";
                case SHOW -> "shown";
                case OPEN -> "own-customers-opened";
                case CLOSE -> "own-customers-closed";
            };
        }

        /** Whether the rows were graded anew, so that no approval from before covers them. */
        boolean changesGrades() {
            return this == SHOW || this == OPEN || this == CLOSE;
        }

        /** Whether a reviewer says it. */
        public boolean isDecision() {
            return this == APPROVE || this == ASK || this == REJECT;
        }
    }
}
