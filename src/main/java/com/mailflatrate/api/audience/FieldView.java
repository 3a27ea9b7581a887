package com.mailflatrate.api.audience;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.audience.detail.Field;
import java.util.List;

/** A definition: text, number, date, yes-no or choice. */
record FieldView(String key, String label, String type, List<String> choices) implements Located {

    @Override
    public String location() {
        return "/api/v1/fields/" + key;
    }

    static FieldView of(Field field) {
        return new FieldView(field.key(), field.label(), field.type().text(), field.choices());
    }
}
