package com.mailflatrate.keys;

import org.springframework.stereotype.Component;

/** Keeps secrets of other modules: AES-256-GCM under a key of the purpose, which the master key wraps. Thread-safe. */
@Component
public class Vault {

    /** Seals a secret for storage. */
    public byte[] seal(KeyPurpose purpose, byte[] plain) {
        throw new IllegalStateException("not yet");
    }

    /** Opens what {@link #seal} made for the same purpose; throws when it was changed or the key is revoked. */
    public byte[] open(KeyPurpose purpose, byte[] sealed) {
        throw new IllegalStateException("not yet");
    }
}
