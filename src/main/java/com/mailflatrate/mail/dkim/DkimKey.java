package com.mailflatrate.mail.dkim;

import java.security.KeyPair;
import java.util.Base64;

/**
 * A fresh key pair for signing, RSA with 2048 bits (RFC 8301 §3.2).
 *
 * @param pkcs8 the private half, to be sealed by whoever stores it
 * @param p the public half as the {@code p=} of the TXT record
 */
public record DkimKey(byte[] pkcs8, String p) {

    /** Makes one; takes some hundred milliseconds. */
    public static DkimKey generate() {
        KeyPair pair = Crypto.newKeyPair();
        return new DkimKey(
                pair.getPrivate().getEncoded(),
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    /** The TXT record for a public half. */
    public static String txt(String p) {
        return "v=DKIM1; k=rsa; p=" + p;
    }

    /** Copies the key. */
    public DkimKey {
        pkcs8 = pkcs8.clone();
    }

    /** A copy. */
    @Override
    public byte[] pkcs8() {
        return pkcs8.clone();
    }

    /** The public half only. */
    @Override
    public String toString() {
        return "DkimKey " + p;
    }
}
