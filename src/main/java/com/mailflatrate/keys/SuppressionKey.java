package com.mailflatrate.keys;

import java.util.Arrays;

/**
 * What stands for an address where the address itself must not be kept: a keyed hash of its canonical form.
 *
 * @param keyId which key made it; this key is never rotated away
 * @param hash 32 bytes
 */
public record SuppressionKey(int keyId, byte[] hash) {

    private static final int BYTES = 32;

    /** Copies the hash. */
    public SuppressionKey {
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("a suppression key has 32 bytes, not " + hash.length);
        }
        hash = hash.clone();
    }

    /** A copy. */
    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SuppressionKey key && keyId == key.keyId && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash) * 31 + keyId;
    }

    /** The key id only. */
    @Override
    public String toString() {
        return "suppression key of key " + keyId;
    }
}
