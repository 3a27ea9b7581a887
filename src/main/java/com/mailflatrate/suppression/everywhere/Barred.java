package com.mailflatrate.suppression.everywhere;

import com.mailflatrate.kernel.Actor;
import com.mailflatrate.suppression.SuppressionReason;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An address that gets mail from nobody here; known by its fingerprint only.
 *
 * @param hash keyed; the address cannot be read from it
 */
public record Barred(
        UUID id, byte[] hash, SuppressionReason reason, Actor by, String cause, Instant at) {

    /** Whether the operator typed it in and may lift it. */
    public boolean isOwn() {
        return reason == SuppressionReason.MANUAL;
    }

    /** The beginning of the fingerprint, to tell entries apart. */
    public String print() {
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
