package com.mailflatrate.forms;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was said about a version of a form, by a reviewer or by the account. */
public record FormRemark(int version, Kind kind, String note, String by, Instant at) {

    private static final int MOST = 2000;

    /** What it does. */
    public enum Kind {
        /** Visitors may see it. */
        APPROVE,
        /** A question; the form goes on waiting. */
        ASK,
        /** Nobody sees this version. */
        REJECT,
        /** The account's answer. */
        ANSWER;

        /** As the interface writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** A reviewer's decision by its name; empty for anything else. */
        public static Optional<Kind> decision(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind != ANSWER && kind.text().equals(text))
                    .findFirst();
        }
    }

    static Outcome<String> note(String note) {
        String text = note.replace("\0", "").strip();
        if (text.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "note"));
        }
        return text.length() > MOST
                ? Outcome.refused(Reason.field(Code.TOO_LONG, "note", MOST))
                : Outcome.done(text);
    }
}
