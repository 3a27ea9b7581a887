package com.mailflatrate.keys;

import com.mailflatrate.kernel.EmailAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hashes of addresses that must not be mailed. Thread-safe, no database call. */
@Component
public class SuppressionKeys {

    /** The hash of {@link EmailAddress#key()} under the active key. */
    public SuppressionKey of(EmailAddress address) {
        throw new IllegalStateException("not yet");
    }

    /** The hashes under every key in use, the active one first: an entry may be older than the active key. */
    public List<SuppressionKey> allOf(EmailAddress address) {
        throw new IllegalStateException("not yet");
    }
}
