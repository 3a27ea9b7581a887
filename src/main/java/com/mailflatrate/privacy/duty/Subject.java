package com.mailflatrate.privacy.duty;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.SuppressionKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person a duty is about, as tables know it.
 *
 * @param contact nobody's id when the address is no contact
 * @param key of the address
 * @param hash of the address
 */
public record Subject(UUID contact, String key, byte[] hash) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** Who has this address, and maybe is a contact. */
    public static Subject of(
            EmailAddress address, SuppressionKey hash, @Nullable ContactId contact) {
        return new Subject(contact == null ? NOBODY : contact.value(), address.key(), hash.hash());
    }
}
