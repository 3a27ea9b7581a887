package com.mailflatrate.keys;

import com.mailflatrate.kernel.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hashes of addresses that must not be mailed. Thread-safe, no database call. */
@Component
public class SuppressionKeys {

    private final KeyRing ring;

    SuppressionKeys(KeyRing ring) {
        this.ring = ring;
    }

    /** The hash of {@link EmailAddress#key()} under the active key. */
    public SuppressionKey of(EmailAddress address) {
        return of(ring.active(KeyPurpose.SUPPRESSION), address);
    }

    /**
     * The hashes under every key in use, the newest first: an entry may be older than the active
     * key.
     */
    public List<SuppressionKey> allOf(EmailAddress address) {
        return ring.usable(KeyPurpose.SUPPRESSION).map(key -> of(key, address)).toList();
    }

    private static SuppressionKey of(Key key, EmailAddress address) {
        return new SuppressionKey(
                key.id(), key.mac().doFinal(address.key().getBytes(StandardCharsets.UTF_8)));
    }
}
