package com.mailflatrate.audience.personal;

import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An address that looks like a function's and is a person's; known by its fingerprint only.
 *
 * @param hash keyed; the address cannot be read from it
 * @param cause how the operator knows
 */
public record PersonalAddress(UUID id, byte[] hash, Actor by, String cause, Instant at) {

    /** The beginning of the fingerprint, to tell entries apart. */
    public String print() {
        return HexFormat.of().formatHex(hash, 0, 6);
    }
}
