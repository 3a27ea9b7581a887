package com.mailflatrate.content.merge;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;

/**
 * Where and why a template cannot be read.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param excerpt the words at fault, at most 40 characters
 */
public record TemplateError(Kind kind, int line, int column, String excerpt) {

    /** What is wrong; the order is that of the choices in {@code reason.TEMPLATE_ERROR}. */
    public enum Kind {
        /** A brace or a tag that is never closed. */
        NOT_CLOSED,
        /** Not a word of the merge language. */
        UNKNOWN_WORD,
        /**
         * {@code elsif}, {@code else} or {@code endif} without {@code if}, or after {@code else}.
         */
        OUT_OF_PLACE,
        /** An {@code if} without {@code endif}. */
        IF_NOT_ENDED,
        /** A condition on the address or its domain. */
        CONDITION_ON_ADDRESS,
        /** More than 32 ways through. */
        TOO_MANY_BRANCHES,
        /** Nested deeper than eight. */
        TOO_DEEP,
        /** A field inside a tag, a style or a comment of the HTML. */
        FIELD_INSIDE_TAG,
        /** A character nobody types. */
        STRANGE_CHARACTER,
        /** The footer where it cannot stand (subject, preheader). */
        FOOTER_NOT_HERE
    }

    /** As a refusal of a field of the API. Details: line, column, excerpt, number of the kind. */
    public Reason reason(String field) {
        return Reason.field(Code.TEMPLATE_ERROR, field, line, column, excerpt, kind.ordinal());
    }

    static TemplateError at(Kind kind, String source, int offset, String excerpt) {
        int line = 1;
        int start = 0;
        for (int i = source.indexOf('\n'); i >= 0 && i < offset; i = source.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        String shown = excerpt.strip();
        return new TemplateError(
                kind,
                line,
                offset - start + 1,
                shown.length() > 40 ? shown.substring(0, 40) : shown);
    }
}
