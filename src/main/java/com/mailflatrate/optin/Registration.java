package com.mailflatrate.optin;

import com.mailflatrate.asking.Wanted;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody registered an address; the mail that asks has not left yet.
 *
 * @param form null when it came by another way than a form
 * @param event the record it is kept under
 * @param contact null while nobody looked whether the address is known
 * @param fields what the contact is to be called by; never part of the mail
 * @param source where it was made
 * @param wording what was declared
 * @param ip of the request
 * @param human whether a proof of work came with it
 * @param tracking whether measuring was agreed to
 */
record Registration(
        AccountId account,
        UUID id,
        ListId list,
        @Nullable FormRef form,
        UUID event,
        @Nullable ContactId contact,
        EmailAddress email,
        Map<String, String> fields,
        Language language,
        @Nullable String source,
        @Nullable String wording,
        @Nullable String ip,
        boolean human,
        boolean tracking,
        Instant requestedAt) {

    /** As the limits see it. */
    Wanted wanted() {
        return new Wanted(account, form == null ? null : form.form(), human, requestedAt);
    }
}
