package com.mailflatrate.audience.detail;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word that an account sticks to contacts, in lower case.
 *
 * @param contacts how many have it
 */
public record Tag(String name, long contacts) {

    private static final int CHARS = 40;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._&+/-]*");

    /** The one spelling of a tag; refused with REQUIRED, TOO_LONG or INVALID_VALUE. */
    static Outcome<String> read(String typed) {
        String tag = typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (tag.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "tags"));
        }
        if (tag.length() > CHARS) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "tags", CHARS));
        }
        return WORDS.matcher(tag).matches()
                ? Outcome.done(tag)
                : Outcome.refused(Reason.field(Code.INVALID_VALUE, "tags"));
    }
}
