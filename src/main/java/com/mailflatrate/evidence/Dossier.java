package com.mailflatrate.evidence;

import com.mailflatrate.account.Account;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.ledger.Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one contact's consent.
 *
 * @param certificate null while no checkpoint covers any of it
 * @param later what the person took back or changed
 */
record Dossier(
        Account account,
        Contact contact,
        Instant at,
        List<DossierItem> items,
        List<ConsentRecord.Later> later,
        @Nullable Certificate certificate) {

    /** Copies the lists. */
    Dossier {
        items = List.copyOf(items);
        later = List.copyOf(later);
    }
}
