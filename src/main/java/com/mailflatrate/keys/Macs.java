package com.mailflatrate.keys;

import org.springframework.stereotype.Component;

/** HMAC-SHA-256 by purpose. Parts are framed by their lengths, so that no two lists of parts look alike. Thread-safe. */
@Component
public class Macs {

    /** The MAC of the parts under the active key: one byte key id, then 32 bytes. */
    public byte[] mac(KeyPurpose purpose, byte[]... parts) {
        throw new IllegalStateException("not yet");
    }

    /** Whether a MAC was made by {@link #mac} of these parts with a key that is not revoked. Constant time. */
    public boolean verify(KeyPurpose purpose, byte[] mac, byte[]... parts) {
        throw new IllegalStateException("not yet");
    }

    /** For hot loops: a MAC of one thread with the key that is active now. */
    public KeyedMac open(KeyPurpose purpose) {
        throw new IllegalStateException("not yet");
    }
}
