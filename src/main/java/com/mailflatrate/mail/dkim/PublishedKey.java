package com.mailflatrate.mail.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A key as the name servers show it (RFC 6376 §3.6.1).
 *
 * @param defect why it is no usable key, empty when it is one
 */
public record PublishedKey(TagList tags, String defect) {

    private static final int FEWEST_BITS = 1024;
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");

    /** Reads a TXT record. */
    public static PublishedKey read(String txt) {
        TagList tags = TagList.parse(txt).orElse(new TagList(Map.of()));
        if (!tags.has("p") || !tags.get("v", "DKIM1").equals("DKIM1")) {
            return new PublishedKey(tags, "no DKIM key");
        }
        return new PublishedKey(tags, tags.compact("p").isEmpty() ? "key is revoked" : "");
    }

    /** The bits of the key without blanks. */
    public String p() {
        return tags.compact("p");
    }

    /** Whether verifiers are told to take signatures as a test ({@code t=y}). */
    public boolean isTest() {
        return Arrays.asList(tags.compact("t").split(":")).contains("y");
    }

    /** The size of an RSA key; 0 when it is none. */
    public int bits() {
        try {
            return publicKey(false) instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return 0;
        }
    }

    PublicKey publicKey(boolean ed25519) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(p());
        if (ed25519) {
            byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + bytes.length);
            System.arraycopy(bytes, 0, encoded, ED25519_PREFIX.length, bytes.length);
            return KeyFactory.getInstance("Ed25519", "SunEC")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        }
        PublicKey key =
                KeyFactory.getInstance("RSA", "SunRsaSign")
                        .generatePublic(new X509EncodedKeySpec(bytes));
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new GeneralSecurityException("RFC 8301 refuses keys below 1024 bits");
        }
        return key;
    }
}
