package com.mailflatrate.web.imports;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statement about the origin as a page sends it, and what is wrong with it. */
public final class OriginForm {

    private static final int BRIEF = 70;

    private OriginForm() {}

    /** Always a dry run first: the page shows what would happen before anything does. */
    static ImportOptions options(Map<String, String> mapping, Map<String, String> typed) {
        Optional<OriginId> known = OriginId.parse(typed.getOrDefault("originId", ""));
        if (known.isPresent()) {
            return new ImportOptions(mapping, known.get(), null, null, true);
        }
        OriginFacts facts =
                new OriginFacts(
                        OriginFacts.Kind.of(typed.getOrDefault("kind", "")).orElse(null),
                        text(typed, "description"),
                        text(typed, "collectionUrl"),
                        text(typed, "system"),
                        day(typed, "periodFrom"),
                        day(typed, "periodTo"),
                        null);
        return new ImportOptions(mapping, null, facts, null, true);
    }

    /** What was typed, with what is wrong at the page's own field. */
    static FormInput input(Map<String, String> typed, List<Reason> reasons) {
        List<Reason> placed = new ArrayList<>();
        for (Reason reason : reasons) {
            String field = reason.field();
            placed.add(
                    field == null
                            ? reason
                            : new Reason(
                                    reason.code(),
                                    field.startsWith("mapping")
                                            ? null
                                            : field.replace("origin.", ""),
                                    reason.details()));
        }
        return new FormInput(typed, placed);
    }

    /** A refusal in words of this page, where it has its own. */
    public static String problem(Shell shell, Reason reason) {
        String key = "imports.missing." + reason.field();
        return reason.code() == Code.ORIGIN_REQUIRED && shell.has(key)
                ? shell.text(key)
                : shell.text(reason);
    }

    /** The beginning of a description, for a list to choose from. */
    public static String brief(@Nullable String description) {
        String text = description == null ? "" : description.strip();
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…";
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
