package com.mailflatrate.api.audience;

import com.google.common.net.InetAddresses;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer states about a registration at a place of its own. It is kept as stated, and
 * therefore refused where it can't be kept whole or can't be true.
 *
 * @param ip an address on the net
 * @param sourceUrl at most 1,000 characters
 * @param consentText at most 5,000 characters
 * @param at not in the future
 */
record ClaimForm(
        @Nullable String ip,
        @Nullable String sourceUrl,
        @Nullable String consentText,
        @Nullable Instant at) {

    private static final int LONGEST_SOURCE = 1_000;
    private static final int LONGEST_TEXT = 5_000;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    /** The claim; throws what is wrong with it. */
    Claim claim(Instant now) {
        List<Reason> wrong = new ArrayList<>();
        if (ip != null && !ip.isBlank() && !InetAddresses.isInetAddress(ip.strip())) {
            wrong.add(Reason.field(Code.INVALID_VALUE, "claim.ip"));
        }
        if (sourceUrl != null && sourceUrl.length() > LONGEST_SOURCE) {
            wrong.add(Reason.field(Code.TOO_LONG, "claim.sourceUrl"));
        }
        if (consentText != null && consentText.length() > LONGEST_TEXT) {
            wrong.add(Reason.field(Code.TOO_LONG, "claim.consentText"));
        }
        if (at != null && (at.isAfter(now) || at.isBefore(FIRST))) {
            wrong.add(Reason.field(Code.INVALID_VALUE, "claim.at"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedException(wrong);
        }
        return new Claim(ip == null ? null : ip.strip(), sourceUrl, consentText, at, null);
    }
}
