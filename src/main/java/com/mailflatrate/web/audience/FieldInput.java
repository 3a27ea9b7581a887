package com.mailflatrate.web.audience;

import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field on the form of a contact.
 *
 * @param label empty when the account gave it none
 */
public record FieldInput(String key, String label, FieldType type, List<String> choices) {

    /** First and last name, then what is defined, then what the contact has beside it. */
    static List<FieldInput> all(List<Field> definitions, Map<String, String> values) {
        Map<String, FieldInput> inputs = new LinkedHashMap<>();
        for (String key : List.of("firstName", "lastName")) {
            inputs.put(key, text(key));
        }
        for (Field field : definitions) {
            inputs.put(
                    field.key(),
                    new FieldInput(field.key(), field.label(), field.type(), field.choices()));
        }
        Set<String> others = new TreeSet<>(values.keySet());
        others.forEach(key -> inputs.putIfAbsent(key, text(key)));
        return List.copyOf(inputs.values());
    }

    private static FieldInput text(String key) {
        return new FieldInput(key, "", FieldType.TEXT, List.of());
    }
}
