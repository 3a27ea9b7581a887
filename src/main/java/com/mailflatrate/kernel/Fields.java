package com.mailflatrate.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a form or a JSON body and gathers what is wrong with them, so that a refusal
 * names everything at once. White space around a value is idle. For one request, not thread-safe.
 */
public final class Fields {

    private final List<Reason> reasons = new ArrayList<>();

    /** One line that must be there; empty when it is refused. */
    public String line(String field, @Nullable String value, int longest) {
        String line = optionalLine(field, value, longest);
        if (line == null && clean(field)) {
            refuse(Reason.field(Code.REQUIRED, field));
        }
        return line == null ? "" : line;
    }

    /** One line that may be missing; null when it is, or when it is refused. */
    public @Nullable String optionalLine(String field, @Nullable String value, int longest) {
        return read(field, value, longest, false);
    }

    /** A text that must be there and may have several lines; line ends become {@code \n}. */
    public String text(String field, @Nullable String value, int longest) {
        String text = optionalText(field, value, longest);
        if (text == null && clean(field)) {
            refuse(Reason.field(Code.REQUIRED, field));
        }
        return text == null ? "" : text;
    }

    /** A text that may be missing and may have several lines. */
    public @Nullable String optionalText(String field, @Nullable String value, int longest) {
        return read(field, value == null ? null : value.replace("\r\n", "\n"), longest, true);
    }

    /** Notes a refusal found by the caller. */
    public void refuse(Reason reason) {
        reasons.add(reason);
    }

    /** Whether nothing is wrong with this field so far. */
    public boolean clean(String field) {
        return reasons.stream().noneMatch(reason -> field.equals(reason.field()));
    }

    /** What is wrong so far. */
    public List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** The value if nothing is wrong, else everything that is. */
    public <T> Outcome<T> outcome(Supplier<T> value) {
        return reasons.isEmpty() ? Outcome.done(value.get()) : Outcome.refused(reasons);
    }

    private @Nullable String read(
            String field, @Nullable String value, int longest, boolean lines) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest) {
            refuse(Reason.field(Code.TOO_LONG, field, longest));
            return null;
        }
        if (lines ? Controls.areInLines(value) : Controls.areIn(value)) {
            refuse(Reason.field(Code.CONTROL_CHARACTER, field));
            return null;
        }
        return value.strip();
    }
}
