package com.mailflatrate.audience;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a contact's fields may be: at most 20 short texts, fit to stand in a mail's header. Pure.
 */
public final class FieldRules {

    /** Fields of one contact. */
    public static final int MOST = 20;

    /** Characters of one value. */
    public static final int VALUE_CHARS = 80;

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,30}");

    private FieldRules() {}

    /** What is wrong with these fields; empty when all is well. */
    public static List<Reason> check(Map<String, String> fields) {
        List<Reason> reasons = new ArrayList<>();
        if (fields.size() > MOST) {
            reasons.add(Reason.field(Code.TOO_LONG, "fields", MOST));
        }
        fields.forEach(
                (key, value) -> {
                    String field = "fields." + (key.length() > 40 ? key.substring(0, 40) : key);
                    if (!isKey(key)) {
                        reasons.add(Reason.field(Code.INVALID_VALUE, field));
                    }
                    checkValue(value)
                            .ifPresent(code -> reasons.add(Reason.field(code, field, VALUE_CHARS)));
                });
        return reasons;
    }

    /** Whether a field may be called so: {@code [a-z][A-Za-z0-9]{0,30}}, and not {@code email}. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches() && !key.equals("email");
    }

    /** Whether a text holds a control character, such as one that ends a line. */
    public static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * CONTROL_CHARACTER (RFC 5322 §2.2: nothing that could end a header line) or FIELD_TOO_LONG;
     * empty when all is well.
     */
    public static Optional<Code> checkValue(String value) {
        if (hasControl(value)) {
            return Optional.of(Code.CONTROL_CHARACTER);
        }
        return value.length() > VALUE_CHARS ? Optional.of(Code.FIELD_TOO_LONG) : Optional.empty();
    }
}
