package com.mailflatrate.optin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer states about a registration at a place of its own. Kept as stated; it proves
 * nothing by itself.
 *
 * @param ip from where the person registered
 * @param sourceUrl on which page
 * @param consentText what the person agreed to
 * @param at when
 * @param photo SHA-256 of the photo that shows it, as hexadecimal digits
 */
public record Claim(
        @Nullable String ip,
        @Nullable String sourceUrl,
        @Nullable String consentText,
        @Nullable Instant at,
        @Nullable String photo) {

    /** Nothing is stated. */
    public static Claim none() {
        return new Claim(null, null, null, null, null);
    }
}
