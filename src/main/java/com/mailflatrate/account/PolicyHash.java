package com.mailflatrate.account;

import com.mailflatrate.kernel.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The checksum by which a version of a text is shown, accepted and kept as proof. */
final class PolicyHash {

    private PolicyHash() {}

    /** SHA-256 over title and text of each language, each ended by a line feed, in hex. */
    static String of(Map<Language, String> titles, Map<Language, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Language language : Language.values()) {
                add(digest, titles.getOrDefault(language, ""));
                add(digest, texts.getOrDefault(language, ""));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
