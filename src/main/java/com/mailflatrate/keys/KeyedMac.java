package com.mailflatrate.keys;

import javax.crypto.Mac;

/** HMAC-SHA-256 with one key, for one thread. */
public final class KeyedMac {

    private final int keyId;
    private final Mac mac;

    KeyedMac(int keyId, Mac mac) {
        this.keyId = keyId;
        this.mac = mac;
    }

    /** The key it uses. */
    public int keyId() {
        return keyId;
    }

    /** The 32 bytes of the MAC over the input as it is. */
    public byte[] of(byte[] input) {
        return mac.doFinal(input);
    }
}
