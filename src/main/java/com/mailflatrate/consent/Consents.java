package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The records of who agreed to what. They are only ever added to. */
@Component
public class Consents {

    /** Writes down the proof of a whole import as one event over all its rows. */
    public void recordImport(AccountId account, ImportId batch, Iterable<ImportedRow> rows) {
        throw new IllegalStateException("not yet");
    }

    /** The newest proof of one contact on one list. */
    public Optional<Proof> of(AccountId account, ContactId contact, ListId list) {
        throw new IllegalStateException("not yet");
    }

    /** Every proof of one contact, the newest first. */
    public List<Proof> all(AccountId account, ContactId contact) {
        throw new IllegalStateException("not yet");
    }
}
