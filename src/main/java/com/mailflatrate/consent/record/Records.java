package com.mailflatrate.consent.record;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.ledger.Events;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the story of a consent together. */
@Component
@Transactional(readOnly = true)
public class Records {

    private final RecordStore store;
    private final Events events;
    private final Accounts accounts;

    Records(RecordStore store, Events events, Accounts accounts) {
        this.store = store;
        this.events = events;
        this.accounts = accounts;
    }

    /** The story of a contact's newest double opt-in on a list; empty when there was none. */
    public Optional<ConsentRecord> of(AccountId account, ContactId contact, ListId list) {
        return store.newest(account, contact, list).map(row -> record(account, contact, row));
    }

    /** What a contact took back or changed later, the oldest first. */
    public List<ConsentRecord.Later> later(AccountId account, ContactId contact) {
        return later(account, store.later(account, contact));
    }

    /** Every event of the ledger that is about a contact's consent. */
    public List<UUID> events(AccountId account, ContactId contact) {
        return store.events(account, contact);
    }

    /** Rows of imports about a contact, by the event they belong to. */
    public Map<UUID, List<Certificate.Row>> rows(AccountId account, ContactId contact) {
        return ImportedRows.of(account, contact, store.imported(account, contact));
    }

    private ConsentRecord record(AccountId account, ContactId contact, RecordStore.Row row) {
        List<UUID> wanted = new ArrayList<>();
        Stream.of(row.request(), row.asked(), row.accepted(), row.confirmed())
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        Map<UUID, Events.Event> found =
                events.find(account, wanted).stream()
                        .collect(Collectors.toMap(Events.Event::id, Function.identity()));
        Reading request = Reading.of(found.get(row.request()));
        return new ConsentRecord(
                row.id(),
                row.form(),
                row.formVersion(),
                row.wording(),
                request.header("wording"),
                row.tracking(),
                request.request(zone(account)),
                Reading.of(found.get(row.asked())).mail(Reading.of(found.get(row.accepted()))),
                Reading.of(found.get(row.confirmed())).click(),
                later(account, contact));
    }

    private List<ConsentRecord.Later> later(AccountId account, List<UUID> wanted) {
        return events.find(account, wanted).stream()
                .map(Reading::of)
                .map(Reading::later)
                .filter(Objects::nonNull)
                .toList();
    }

    private ZoneId zone(AccountId account) {
        return accounts.find(account).map(Account::zone).orElse(ZoneOffset.UTC);
    }
}
