package com.mailflatrate.web.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.forms.FormDraft;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.web.shared.FormInput;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the fields of the builder's page and a draft. */
final class DraftForm {

    /** Rows for questions beside the address. */
    static final int ROWS = 5;

    private static final Map<String, String> USUAL =
            Map.of(
                    "vorname", "firstName",
                    "first name", "firstName",
                    "nachname", "lastName",
                    "last name", "lastName",
                    "name", "lastName",
                    "firma", "company",
                    "company", "company");

    private DraftForm() {}

    static FormInput of(FormVersion version) {
        Map<String, String> values = new HashMap<>();
        values.put("title", version.title());
        values.put("language", version.language().code());
        values.put("consentText", version.consentText());
        values.put("trackingText", Objects.requireNonNullElse(version.trackingText(), ""));
        values.put("privacyUrl", version.privacyUrl());
        values.put("captcha", version.captcha());
        values.put("redirectUrl", Objects.requireNonNullElse(version.redirectUrl(), ""));
        Frequency frequency = version.frequency();
        if (frequency != null) {
            values.put("max", Integer.toString(frequency.max()));
            values.put("per", frequency.per().text());
        }
        for (int i = 0; i < version.fields().size(); i++) {
            FormVersion.Field field = version.fields().get(i);
            values.put("fields[" + i + "].key", field.key());
            values.put("fields[" + i + "].label", field.label());
            values.put("fields[" + i + "].required", field.required() ? "on" : "");
        }
        return FormInput.of(values);
    }

    static FormDraft draft(FormInput input) {
        List<FormDraft.Field> fields = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String at = "fields[" + i + "]";
            String label = input.value(at + ".label").strip();
            String key = input.value(at + ".key");
            if (!label.isEmpty()) {
                fields.add(
                        new FormDraft.Field(
                                key.isEmpty() ? key(label, i) : key,
                                label,
                                !input.value(at + ".required").isEmpty()));
            }
        }
        return new FormDraft(
                input.value("title"),
                input.value("language").isEmpty() ? null : input.value("language"),
                input.value("consentText"),
                input.value("trackingText"),
                frequency(input),
                input.value("privacyUrl"),
                fields,
                input.value("captcha").isEmpty() ? null : input.value("captcha"),
                input.value("redirectUrl"));
    }

    private static @Nullable Frequency frequency(FormInput input) {
        for (Per per : Per.values()) {
            if (per.text().equals(input.value("per"))) {
                String max = input.value("max");
                return new Frequency(max.matches("\\d{1,3}") ? Integer.parseInt(max) : 0, per);
            }
        }
        return null;
    }

    /** The name a question gets in the contact's fields, from its label. */
    private static String key(String label, int row) {
        String lower = label.toLowerCase(Locale.ROOT);
        String usual = USUAL.get(lower);
        if (usual != null) {
            return usual;
        }
        StringBuilder key = new StringBuilder();
        String plain =
                Normalizer.normalize(lower.replace("ß", "ss"), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "");
        for (String word : plain.split("[^a-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                key.append(
                        key.isEmpty()
                                ? word
                                : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
        }
        String made = key.length() > 30 ? key.substring(0, 30) : key.toString();
        return made.matches("[a-z][A-Za-z0-9]*") ? made : "field" + (row + 1);
    }
}
