package com.mailflatrate.consent.record;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.ledger.blocked.BlockedProofs;
import com.mailflatrate.ledger.blocked.BlockedRow;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases a contact (GDPR Art. 17): the address and everything about it goes, a suppression stays,
 * and what proves consent or its withdrawal is blocked until claims are time-barred. In one
 * transaction, and only the first breath: what other tables know goes by the checklist of {@code
 * privacy}, which calls this.
 */
@Component
@Transactional
public class Erasures {

    private final Contacts contacts;
    private final RecordStore records;
    private final ErasureStore store;
    private final BlockedProofs blocked;

    Erasures(Contacts contacts, RecordStore records, ErasureStore store, BlockedProofs blocked) {
        this.contacts = contacts;
        this.records = records;
        this.store = store;
        this.blocked = blocked;
    }

    /** Erases; false when there was nobody. */
    public boolean erase(AccountId account, ContactId id, Actor by) {
        Optional<Contact> found = contacts.find(account, id);
        found.ifPresent(contact -> block(account, contact));
        return found.isPresent() && contacts.erase(account, id, by);
    }

    private void block(AccountId account, Contact contact) {
        List<ImportedFacts> imported = records.imported(account, contact.id());
        List<UUID> shared = store.imports(account, contact.id());
        List<UUID> own =
                records.events(account, contact.id()).stream()
                        .filter(event -> !shared.contains(event))
                        .toList();
        List<BlockedRow> rows =
                ImportedRows.of(account, contact.id(), imported).entrySet().stream()
                        .flatMap(
                                entry ->
                                        entry.getValue().stream()
                                                .map(
                                                        row ->
                                                                new BlockedRow(
                                                                        entry.getKey(),
                                                                        Base64.getDecoder()
                                                                                .decode(row.salt()),
                                                                        row.facts())))
                        .toList();
        blocked.block(account, contact.email(), own, rows);
    }
}
