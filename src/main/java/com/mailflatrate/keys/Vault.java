package com.mailflatrate.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets of other modules: AES-256-GCM under a key of the purpose, which the master key
 * wraps. Thread-safe.
 */
@Component
public class Vault {

    private final KeyRing ring;

    Vault(KeyRing ring) {
        this.ring = ring;
    }

    /** Seals a secret for storage: a little longer than the secret. */
    public byte[] seal(KeyPurpose purpose, byte[] plain) {
        requireEncrypting(purpose);
        Key key = ring.active(purpose);
        byte[] sealed = new Envelope(key.secret()).seal(plain, about(purpose));
        return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(key.id())
                .put(sealed)
                .array();
    }

    /**
     * Opens what {@link #seal} made for the same purpose; throws when it was changed or the key is
     * revoked.
     */
    public byte[] open(KeyPurpose purpose, byte[] sealed) {
        requireEncrypting(purpose);
        if (sealed.length < Integer.BYTES) {
            throw new IllegalStateException("not sealed by us");
        }
        int id = ByteBuffer.wrap(sealed).getInt();
        Key key =
                ring.usable(purpose, id)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "no usable " + purpose + " key " + id));
        try {
            return new Envelope(key.secret())
                    .open(Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length), about(purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret sealed for " + purpose + " was changed", e);
        }
    }

    private static void requireEncrypting(KeyPurpose purpose) {
        if (!purpose.encrypts()) {
            throw new IllegalArgumentException(purpose + " keys make MACs, they don't encrypt");
        }
    }

    private static byte[] about(KeyPurpose purpose) {
        return purpose.name().getBytes(StandardCharsets.UTF_8);
    }
}
