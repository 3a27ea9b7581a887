package com.mailflatrate.mail.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** RSA and SHA-256 by the native provider where it loads (three times as fast), else by the JDK. */
final class Crypto {

    private static final int KEY_BITS = 2048;
    private static final Provider PROVIDER = provider();

    private Crypto() {}

    /** Which provider signs. */
    static String providerName() {
        return PROVIDER.getName();
    }

    static Signature signature() {
        try {
            return Signature.getInstance("SHA256withRSA", PROVIDER);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("no SHA256withRSA in " + PROVIDER.getName(), missing);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("no SHA-256", missing);
        }
    }

    static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA", PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a DKIM key of ours cannot be read", unreadable);
        }
    }

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(
                    "no RSA key pair generator in " + PROVIDER.getName(), missing);
        }
    }

    private static Provider provider() {
        try {
            AmazonCorrettoCryptoProvider fast = AmazonCorrettoCryptoProvider.INSTANCE;
            if (fast.getLoadingError() == null) {
                Signature.getInstance("SHA256withRSA", fast);
                return fast;
            }
        } catch (GeneralSecurityException | LinkageError unavailable) {
            // the JDK does the same, slower
        }
        return Security.getProvider("SunRsaSign");
    }
}
