package com.mailflatrate.counter;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.scans.ScanType;

/**
 * A photo or scan of a card, known by its first bytes and never by its name.
 *
 * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 */
public record CardPhoto(String type, byte[] bytes) {

    /** The most a photo may have, in bytes. */
    public static final int MOST = 5 * 1024 * 1024;

    /** Reads a file; refused with REQUIRED, TOO_LONG or INVALID_VALUE for {@code photo}. */
    public static Outcome<CardPhoto> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "photo"));
        }
        if (bytes.length > MOST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "photo", MOST));
        }
        return ScanType.of(bytes)
                .map(known -> Outcome.done(new CardPhoto(known.mediaType(), bytes)))
                .orElseGet(() -> Outcome.refused(Reason.field(Code.INVALID_VALUE, "photo")));
    }

    byte[] sha256() {
        return Secrets.sha256(bytes);
    }
}
