package com.mailflatrate.api.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.forms.FormVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What visitors are shown in a version. */
record VersionView(
        int version,
        String title,
        String language,
        String consentText,
        String consentSha256,
        @Nullable String trackingText,
        FormBody.@Nullable FrequencyBody frequency,
        String privacyUrl,
        List<FormVersion.Field> fields,
        String captcha,
        @Nullable String redirectUrl,
        String imprint,
        Instant createdAt,
        String createdBy) {

    static VersionView of(FormVersion version) {
        Frequency frequency = version.frequency();
        return new VersionView(
                version.number(),
                version.title(),
                version.language().code(),
                version.consentText(),
                version.consentSha256(),
                version.trackingText(),
                frequency == null
                        ? null
                        : new FormBody.FrequencyBody(frequency.max(), frequency.per().text()),
                version.privacyUrl(),
                version.fields(),
                version.captcha(),
                version.redirectUrl(),
                version.imprint(),
                version.createdAt(),
                version.by());
    }
}
