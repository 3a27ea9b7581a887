package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Header fields an account may set itself: an allow list, because everything else says something in
 * our name.
 */
public final class OwnHeaders {

    private static final int LONGEST = 500;
    private static final Set<String> ALLOWED =
            Set.of("content-language", "keywords", "comments", "organization", "x-entity-ref-id");

    private OwnHeaders() {}

    /** Why these fields are refused; empty when all are fine. */
    public static List<Reason> refused(Map<String, String> headers) {
        List<Reason> reasons = new ArrayList<>();
        headers.forEach(
                (name, value) -> {
                    String field = "headers." + name;
                    if (!ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
                        reasons.add(
                                Reason.field(
                                        Code.HEADER_NOT_ALLOWED, field, EncodedWords.clean(name)));
                    } else if (!EncodedWords.clean(value).equals(value)) {
                        reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
                    } else if (value.length() > LONGEST) {
                        reasons.add(Reason.field(Code.TOO_LONG, field, LONGEST));
                    }
                });
        return reasons;
    }

    static Field field(String name, String value) {
        if (!ALLOWED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "not a header field of the account's own: " + EncodedWords.clean(name));
        }
        return Fields.text(name, value);
    }
}
