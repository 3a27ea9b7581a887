package com.mailflatrate.api.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.forms.FormDraft;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is sent. There is no field that would switch the double opt-in off.
 *
 * @param trackingText wording of a second box of its own; without it nobody is measured
 */
record FormBody(
        @Nullable String title,
        @Nullable String language,
        @Nullable String consentText,
        @Nullable String trackingText,
        @Nullable FrequencyBody frequency,
        @Nullable String privacyUrl,
        @Nullable List<@Nullable FieldBody> fields,
        @Nullable String captcha,
        @Nullable String redirectUrl) {

    /** What is promised: at most so many in a week, month or quarter. */
    record FrequencyBody(@Nullable Integer max, @Nullable String per) {}

    /** A question beside the address. */
    record FieldBody(@Nullable String key, @Nullable String label, @Nullable Boolean required) {}

    FormDraft draft() {
        return new FormDraft(
                title,
                language,
                consentText,
                trackingText,
                frequency(frequency),
                privacyUrl,
                fields == null
                        ? List.of()
                        : fields.stream().filter(Objects::nonNull).map(FormBody::field).toList(),
                captcha,
                redirectUrl);
    }

    private static FormDraft.Field field(FieldBody field) {
        return new FormDraft.Field(
                field.key(), field.label(), Boolean.TRUE.equals(field.required()));
    }

    private static @Nullable Frequency frequency(@Nullable FrequencyBody body) {
        if (body == null) {
            return null;
        }
        Per per =
                Arrays.stream(Per.values())
                        .filter(unit -> unit.text().equals(body.per()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                List.of(
                                                        Reason.field(
                                                                Code.INVALID_VALUE,
                                                                "frequency.per"))));
        return new Frequency(body.max() == null ? 0 : body.max(), per);
    }
}
