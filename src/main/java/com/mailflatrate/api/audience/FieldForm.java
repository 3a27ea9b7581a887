package com.mailflatrate.api.audience;

import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.FieldType;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition as given; {@code choices} for type {@code choice} only. */
record FieldForm(
        @Nullable String key,
        @Nullable String label,
        @Nullable String type,
        @Nullable List<String> choices) {

    Field draft(@Nullable String of) {
        FieldType read = type == null ? null : FieldType.of(type).orElse(null);
        if (read == null) {
            Code code = type == null ? Code.REQUIRED : Code.INVALID_VALUE;
            throw new RefusedException(List.of(Reason.field(code, "type")));
        }
        return new Field(
                of == null ? "" : of,
                label == null ? "" : label.strip(),
                read,
                choices == null ? List.of() : choices);
    }
}
