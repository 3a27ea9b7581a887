package com.mailflatrate.vetting;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.Instant;

/**
 * What the letter with the confirming link needs.
 *
 * @param secret only for the body of this one letter
 */
public record AddressLink(
        EmailAddress to,
        String userName,
        String companyName,
        Language language,
        String secret,
        Instant expiresAt) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "AddressLink[" + to + "]";
    }
}
