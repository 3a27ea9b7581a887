package com.mailflatrate.imports;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;

/** Notes people write about an import: 1 to 2,000 characters. Pure. */
final class Notes {

    private static final int MOST = 2_000;

    private Notes() {}

    static Outcome<String> check(String note) {
        String text = note.replace("\0", "").strip();
        if (text.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "note"));
        }
        return text.length() > MOST
                ? Outcome.refused(Reason.field(Code.TOO_LONG, "note", MOST))
                : Outcome.done(text);
    }
}
