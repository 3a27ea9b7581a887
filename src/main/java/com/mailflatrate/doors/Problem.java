package com.mailflatrate.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mailflatrate.kernel.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done (RFC 9457), the same for pages and for machines.
 *
 * @param type {@code about:blank}: the code says more than a page could
 * @param title what went wrong, one sentence in the asker's language
 * @param status the HTTP status
 * @param code stable, upper snake case
 * @param detail more about it, absent when the title says all
 * @param errors one for each reason, of a field or of the whole
 * @param number to name to us when it was our fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        Code code,
        @Nullable String detail,
        List<FieldError> errors,
        @Nullable String number) {

    /** The media type of it. */
    public static final String JSON = "application/problem+json";

    /** Copies the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One reason.
     *
     * @param field as the request names it, absent when it is about the whole
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(@Nullable String field, Code code, String message) {}
}
