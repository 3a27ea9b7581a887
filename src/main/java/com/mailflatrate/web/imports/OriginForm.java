package com.mailflatrate.web.imports;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.web.shared.Shell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statement about the origin as a page sends it. */
final class OriginForm {

    private OriginForm() {}

    /** Always a dry run first: the page shows what would happen before anything does. */
    static ImportOptions options(Map<String, String> mapping, Map<String, String> typed) {
        OriginFacts facts =
                new OriginFacts(
                        OriginFacts.Kind.of(typed.getOrDefault("kind", "")).orElse(null),
                        text(typed, "description"),
                        text(typed, "collectionUrl"),
                        text(typed, "system"),
                        day(typed, "periodFrom"),
                        day(typed, "periodTo"),
                        null);
        return new ImportOptions(mapping, null, facts, true);
    }

    /** A refusal with the name of its field, because a page has many. */
    static String problem(Shell shell, Reason reason) {
        String field = reason.field();
        String key =
                "imports.missing." + (field == null ? "" : field.substring(field.indexOf('.') + 1));
        return reason.code() == Code.ORIGIN_REQUIRED && shell.has(key)
                ? shell.text(key)
                : shell.text(reason);
    }

    private static @Nullable String text(Map<String, String> typed, String name) {
        String value = typed.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable LocalDate day(Map<String, String> typed, String name) {
        try {
            String value = text(typed, name);
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
