package com.mailflatrate.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason of a refusal. Its sentence is {@code reason.<CODE>} in the message bundles, with the
 * details as {@code {0}}, {@code {1}} … in order.
 *
 * @param code what went wrong, stable
 * @param field the field it is about as the API names it ({@code company.street}), null when it is
 *     about the whole
 * @param details texts and numbers for the sentence; no secrets, no addresses of other people
 */
public record Reason(Code code, @Nullable String field, List<Object> details) {

    /** Copies the details. */
    public Reason {
        details = List.copyOf(details);
    }

    /** About the whole. */
    public static Reason of(Code code, Object... details) {
        return new Reason(code, null, List.of(details));
    }

    /** About one field. */
    public static Reason field(Code code, String field, Object... details) {
        return new Reason(code, field, List.of(details));
    }
}
