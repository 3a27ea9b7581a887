package com.mailflatrate.forms;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What visitors are shown. Never changed: another wording is another version, and older consents
 * stay with theirs.
 *
 * @param imprint the sender's imprint as it stood below the form
 * @param by the name of who wrote it
 */
public record FormVersion(
        int number,
        String title,
        Language language,
        String consentText,
        @Nullable String trackingText,
        @Nullable Frequency frequency,
        String privacyUrl,
        List<Field> fields,
        boolean proofOfWork,
        @Nullable String redirectUrl,
        String imprint,
        String by,
        Instant createdAt) {

    /** Copies the fields. */
    public FormVersion {
        fields = List.copyOf(fields);
    }

    /** A question beside the address. */
    public record Field(String key, String label, boolean required) {}

    /** SHA-256 of the consent text in UTF-8, in hexadecimal digits. */
    public String consentSha256() {
        return sha256(consentText);
    }

    /** SHA-256 of the tracking text; null without one. */
    public @Nullable String trackingSha256() {
        return trackingText == null ? null : sha256(trackingText);
    }

    /** As the interface calls it. */
    public String captcha() {
        return proofOfWork ? "altcha" : "none";
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Secrets.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
