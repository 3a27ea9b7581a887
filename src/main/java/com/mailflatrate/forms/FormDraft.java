package com.mailflatrate.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as somebody wrote it; nothing is checked yet.
 *
 * @param language {@code de} or {@code en}; null takes the account's
 * @param consentText what a visitor declares with the unticked box
 * @param trackingText what a visitor declares with a second box of its own; null for none
 * @param frequency what is promised; null takes the list's promise
 * @param captcha {@code altcha} or {@code none}; null takes {@code altcha}
 * @param redirectUrl where a visitor goes afterwards; null for the page of thanks
 */
public record FormDraft(
        @Nullable String title,
        @Nullable String language,
        @Nullable String consentText,
        @Nullable String trackingText,
        @Nullable Frequency frequency,
        @Nullable String privacyUrl,
        List<Field> fields,
        @Nullable String captcha,
        @Nullable String redirectUrl) {

    /** Copies the fields. */
    public FormDraft {
        fields = List.copyOf(fields);
    }

    /** A field as somebody wrote it. */
    public record Field(@Nullable String key, @Nullable String label, boolean required) {}
}
