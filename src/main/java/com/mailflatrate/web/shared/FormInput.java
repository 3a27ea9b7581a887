package com.mailflatrate.web.shared;

import com.mailflatrate.kernel.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form and what is wrong with it, so that nothing has to be typed twice.
 *
 * @param values by the field's name
 * @param reasons why it was not taken
 */
public record FormInput(Map<String, String> values, List<Reason> reasons) {

    /** Copies both. */
    public FormInput {
        values = Map.copyOf(values);
        reasons = List.copyOf(reasons);
    }

    /** A form nobody has filled in. */
    public static FormInput empty() {
        return new FormInput(Map.of(), List.of());
    }

    /** A form that starts with known values. */
    public static FormInput of(Map<String, String> values) {
        return new FormInput(values, List.of());
    }

    /** What was typed; empty when nothing was. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether a box was ticked or a value chosen. */
    public boolean has(String field, String value) {
        return value(field).equals(value);
    }

    /** What is wrong with a field, or null. */
    public @Nullable Reason reason(String field) {
        return reasons.stream()
                .filter(reason -> field.equals(reason.field()))
                .findFirst()
                .orElse(null);
    }

    /** Reasons about the whole. */
    public List<Reason> general() {
        return reasons.stream().filter(reason -> reason.field() == null).toList();
    }

    /** Whether it was refused. */
    public boolean refused() {
        return !reasons.isEmpty();
    }
}
