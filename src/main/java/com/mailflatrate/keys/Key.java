package com.mailflatrate.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key, ready for use. Thread-safe: the MAC is only ever cloned. */
final class Key {

    /** What may be done with a key. */
    enum State {
        /** Makes and checks. */
        ACTIVE,
        /** Checks what it made. */
        OLD,
        /** Nothing. */
        REVOKED
    }

    private static final String HMAC = "HmacSHA256";

    private final KeyPurpose purpose;
    private final int id;
    private final State state;
    private final SecretKeySpec secret;
    private final Mac prototype;

    Key(KeyPurpose purpose, int id, State state, byte[] secret) {
        this.purpose = purpose;
        this.id = id;
        this.state = state;
        this.secret = new SecretKeySpec(secret, purpose.encrypts() ? "AES" : HMAC);
        try {
            prototype = Mac.getInstance(HMAC);
            prototype.init(new SecretKeySpec(secret, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    KeyPurpose purpose() {
        return purpose;
    }

    int id() {
        return id;
    }

    State state() {
        return state;
    }

    SecretKeySpec secret() {
        return secret;
    }

    /** A MAC for one thread; cloning spares the key schedule. */
    Mac mac() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the provider's MAC cannot be cloned", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return purpose + " key " + id + " " + state;
    }
}
