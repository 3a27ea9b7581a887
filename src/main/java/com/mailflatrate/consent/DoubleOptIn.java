package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The only way onto a list from outside: a request, a bare mail, and a person's click (compliance rule 4.6). */
@Component
public class DoubleOptIn {

    /**
     * Puts an address on a list as unconfirmed and sends it the confirmation mail.
     *
     * @param fields what the contact is to be called by; never part of the mail
     * @param claim what the customer states about the registration
     * @param ip of the request, null for a machine of the customer
     * @return the contact; ROLE_ADDRESS, ROLE_LOOKALIKE, SUPPRESSED, ALREADY_SUBSCRIBED, NOT_FOUND
     */
    public Outcome<ContactId> request(
            AccountId account,
            ListId list,
            EmailAddress email,
            Map<String, String> fields,
            Claim claim,
            @Nullable String ip,
            @Nullable String userAgent) {
        throw new IllegalStateException("not yet");
    }
}
