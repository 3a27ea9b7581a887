package com.mailflatrate.api.audience;

import com.mailflatrate.audience.detail.Field;
import java.util.List;

/** A definition: text, number, date, yes-no or choice. */
record FieldView(String key, String label, String type, List<String> choices) {

    static FieldView of(Field field) {
        return new FieldView(field.key(), field.label(), field.type().text(), field.choices());
    }
}
