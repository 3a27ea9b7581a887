package com.mailflatrate.keys;

import java.util.Arrays;

/**
 * The hash that stands for an address. Compares by content.
 *
 * @param keyId the key it was made with
 * @param hash 32 bytes
 */
public record SuppressionKey(int keyId, byte[] hash) {

    private static final int BYTES = 32;

    /**
     * Refuses another length. The array is not copied, because there are millions: don't change it.
     */
    public SuppressionKey {
        if (hash.length != BYTES) {
            throw new IllegalArgumentException("32 bytes, not " + hash.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SuppressionKey key
                && keyId == key.keyId
                && Arrays.equals(hash, key.hash);
    }

    @Override
    public int hashCode() {
        return 31 * keyId + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "suppression key " + keyId;
    }
}
