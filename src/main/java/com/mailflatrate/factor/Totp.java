package com.mailflatrate.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based codes (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds; the step before and
 * after count too.
 */
public final class Totp {

    /** Octets of a secret, as RFC 4226 §4 recommends. */
    public static final int SECRET_OCTETS = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;
    private static final int WINDOW = 1;

    private Totp() {}

    /** The code of a moment, six digits. */
    public static String code(byte[] secret, Instant at) {
        return code(secret, step(at));
    }

    /** The step whose code this is, if it is one of the step now, before or after. */
    public static OptionalLong step(byte[] secret, String code, Instant now) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        for (long step = step(now) - WINDOW; step <= step(now) + WINDOW; step++) {
            if (MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.UTF_8))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** RFC 4226 §5.3: dynamic truncation. */
    private static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
