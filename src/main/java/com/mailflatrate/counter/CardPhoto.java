package com.mailflatrate.counter;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.Secrets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A photo or scan of a card, known by its first bytes and never by its name.
 *
 * @param type {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 */
public record CardPhoto(String type, byte[] bytes) {

    /** The most a photo may have, in bytes. */
    public static final int MOST = 5 * 1024 * 1024;

    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] PDF = HexFormat.of().parseHex("255044462d");

    /** Reads a file; refused with REQUIRED, TOO_LONG or INVALID_VALUE for {@code photo}. */
    public static Outcome<CardPhoto> of(byte[] bytes) {
        if (bytes.length == 0) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "photo"));
        }
        if (bytes.length > MOST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "photo", MOST));
        }
        String type =
                begins(bytes, JPEG)
                        ? "image/jpeg"
                        : begins(bytes, PNG)
                                ? "image/png"
                                : begins(bytes, PDF) ? "application/pdf" : "";
        return type.isEmpty()
                ? Outcome.refused(Reason.field(Code.INVALID_VALUE, "photo"))
                : Outcome.done(new CardPhoto(type, bytes));
    }

    byte[] sha256() {
        return Secrets.sha256(bytes);
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length > with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
