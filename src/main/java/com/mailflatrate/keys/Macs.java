package com.mailflatrate.keys;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 by purpose. Parts are framed by their lengths, so that no two lists of parts look
 * alike. Thread-safe.
 */
@Component
public class Macs {

    private final KeyRing ring;

    Macs(KeyRing ring) {
        this.ring = ring;
    }

    /** The MAC of the parts under the active key: four bytes key id, then 32 bytes. */
    public byte[] mac(KeyPurpose purpose, byte[]... parts) {
        Key key = ring.active(purpose);
        return ByteBuffer.allocate(Integer.BYTES + 32).putInt(key.id()).put(of(key, parts)).array();
    }

    /**
     * Whether a MAC was made by {@link #mac} of these parts with a key that is not revoked.
     * Constant time.
     */
    public boolean verify(KeyPurpose purpose, byte[] mac, byte[]... parts) {
        if (mac.length != Integer.BYTES + 32) {
            return false;
        }
        byte[] given = Arrays.copyOfRange(mac, Integer.BYTES, mac.length);
        return ring.usable(purpose, ByteBuffer.wrap(mac).getInt())
                .map(key -> MessageDigest.isEqual(of(key, parts), given))
                .orElse(false);
    }

    /** For hot loops: a MAC of one thread with the key that is active now. */
    public KeyedMac open(KeyPurpose purpose) {
        return keyed(ring.active(purpose));
    }

    /**
     * The same with a certain key.
     *
     * @throws IllegalStateException when there is none or it is revoked
     */
    public KeyedMac open(KeyPurpose purpose, int keyId) {
        return keyed(
                ring.usable(purpose, keyId)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no usable " + purpose + " key " + keyId)));
    }

    private static KeyedMac keyed(Key key) {
        return new KeyedMac(key.id(), key.mac());
    }

    private static byte[] of(Key key, byte[]... parts) {
        Mac mac = key.mac();
        for (byte[] part : parts) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            mac.update(part);
        }
        return mac.doFinal();
    }
}
