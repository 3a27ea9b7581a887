package com.mailflatrate.suppression;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes fingerprints of addresses (compliance rule 6.3, "Other keys"). Thread-safe, no database
 * call.
 */
@Component
public final class Fingerprints {

    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    private final SuppressionKeys keys;

    Fingerprints(SuppressionKeys keys) {
        this.keys = keys;
    }

    /** Of an address, under the active key. */
    public Fingerprint of(EmailAddress address) {
        return new Fingerprint(keys.of(address), mailbox(address).map(keys::of).orElse(null));
    }

    /** Every hash the address itself may stand under. */
    List<byte[]> exact(EmailAddress address) {
        return keys.allOf(address).stream().map(SuppressionKey::hash).toList();
    }

    /** Every hash its mailbox may stand under; empty at other domains. */
    List<byte[]> behind(EmailAddress address) {
        List<byte[]> hashes = new ArrayList<>();
        mailbox(address).ifPresent(box -> keys.allOf(box).forEach(key -> hashes.add(key.hash())));
        return hashes;
    }

    /** The mailbox behind an address where tags and dots are idle; empty at other domains. */
    static Optional<EmailAddress> mailbox(EmailAddress address) {
        if (!GMAIL.contains(address.domain())) {
            return Optional.empty();
        }
        String local = address.local().toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        String base = (tag < 0 ? local : local.substring(0, tag)).replace(".", "");
        return base.isEmpty() ? Optional.empty() : Optional.of(new EmailAddress(base, "gmail.com"));
    }
}
