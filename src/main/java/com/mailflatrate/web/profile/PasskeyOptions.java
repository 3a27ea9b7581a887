package com.mailflatrate.web.profile;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.factor.Site;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the page's script hands to the browser.
 *
 * @param challenge to name with the answer
 * @param publicKey as {@code PublicKeyCredential.parse…OptionsFromJSON} reads it
 */
public record PasskeyOptions(UUID challenge, Map<String, Object> publicKey) {

    private static final int[] ALGORITHMS = {-8, -7, -257};

    /** For a new passkey. */
    static PasskeyOptions create(Passkeys.Challenge challenge, SignedIn me, Site site) {
        List<Map<String, Object>> algorithms =
                Arrays.stream(ALGORITHMS)
                        .mapToObj(id -> Map.<String, Object>of("type", "public-key", "alg", id))
                        .toList();
        List<Map<String, String>> known =
                challenge.known().stream()
                        .map(id -> Map.of("type", "public-key", "id", text(id)))
                        .toList();
        return new PasskeyOptions(
                challenge.id(),
                Map.of(
                        "challenge", text(challenge.octets()),
                        "rp", Map.of("id", site.host(), "name", "mailflatrate"),
                        "user", user(me),
                        "pubKeyCredParams", algorithms,
                        "excludeCredentials", known,
                        "authenticatorSelection",
                                Map.of(
                                        "residentKey",
                                        "required",
                                        "requireResidentKey",
                                        true,
                                        "userVerification",
                                        "required"),
                        "attestation", "none",
                        "timeout", Passkeys.HOLDS.toMillis()));
    }

    /** For signing in, or showing again who it is. */
    public static PasskeyOptions get(Passkeys.Challenge challenge, Site site) {
        return new PasskeyOptions(
                challenge.id(),
                Map.of(
                        "challenge", text(challenge.octets()),
                        "rpId", site.host(),
                        "userVerification", "required",
                        "timeout", Passkeys.HOLDS.toMillis()));
    }

    private static Map<String, String> user(SignedIn me) {
        UUID id = me.user().value();
        byte[] octets =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        return Map.of("id", text(octets), "name", me.email().full(), "displayName", me.name());
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
