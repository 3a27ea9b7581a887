package com.mailflatrate.ledger;

import com.mailflatrate.keys.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Binds a body without showing it: SHA-256 over 0x01, a fresh salt and the body. Holds the salt to
 * prove it later.
 */
public final class Commitment {

    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] hash;

    private Commitment(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /** Commits to a body under a fresh salt. */
    public static Commitment to(String body) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Commitment(salt, hash(salt, body));
    }

    /** The commitment to a body under a salt, 32 bytes. */
    public static byte[] hash(byte[] salt, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return Secrets.sha256(
                ByteBuffer.allocate(1 + salt.length + text.length)
                        .put((byte) 1)
                        .put(salt)
                        .put(text)
                        .array());
    }

    /** 32 bytes, kept beside the body. */
    public byte[] salt() {
        return salt;
    }

    /** 32 bytes. */
    public byte[] hash() {
        return hash;
    }
}
