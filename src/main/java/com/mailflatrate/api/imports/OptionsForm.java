package com.mailflatrate.api.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The {@code options} part of an upload. */
record OptionsForm(
        @JsonSetter(contentNulls = Nulls.SET) @Nullable Map<String, @Nullable String> mapping,
        @Nullable String originId,
        @Nullable OriginForm origin,
        @Nullable Boolean dryRun) {

    /** Says nothing. */
    static final OptionsForm EMPTY = new OptionsForm(null, null, null, null);

    private static final OriginId UNKNOWN = new OriginId(new UUID(0, 0));

    /**
     * Refused when it names a known origin and states a new one: which of them should the rows
     * have?
     */
    OptionsForm checked() {
        if (originId != null && origin != null) {
            throw new RefusedException(List.of(Reason.field(Code.INVALID_VALUE, "originId")));
        }
        return this;
    }

    /** With the guesses where it says nothing about columns. */
    ImportOptions options(Map<String, String> guesses) {
        Map<String, String> columns = new HashMap<>();
        if (mapping == null) {
            columns.putAll(guesses);
        } else {
            mapping.forEach(
                    (field, heading) -> {
                        if (heading != null) {
                            columns.put(field, heading);
                        }
                    });
        }
        OriginId known = originId == null ? null : OriginId.parse(originId).orElse(UNKNOWN);
        return new ImportOptions(
                columns,
                known,
                origin == null ? null : origin.facts(),
                null,
                Boolean.TRUE.equals(dryRun));
    }
}
