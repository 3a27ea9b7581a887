package com.mailflatrate.optin;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.ledger.EventKind;
import com.mailflatrate.ledger.Events;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes registrations in. Nothing here looks at what is known of the address, so the answer and its
 * time are the same for everybody (compliance row C12); all that comes after the answer.
 */
@Component
@Transactional
public class Registrations {

    private static final int SOURCE = 1000;
    private static final int WORDING = 5000;

    private final RegistrationStore store;
    private final Events events;
    private final Asking asking;
    private final UuidV7 ids;
    private final InstantSource clock;

    Registrations(
            RegistrationStore store,
            Events events,
            Asking asking,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.events = events;
        this.asking = asking;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A registration as it came.
     *
     * @param contact the contact it is for, when it is known already
     * @param wording what was shown and declared
     * @param header what the record says without personal data
     * @param facts what it says with
     */
    public record Entry(
            ListId list,
            @Nullable FormRef form,
            @Nullable ContactId contact,
            EmailAddress email,
            Map<String, String> fields,
            Language language,
            @Nullable String source,
            @Nullable String wording,
            @Nullable String ip,
            boolean human,
            boolean tracking,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> facts) {}

    /** A registration, and whose list it is for. */
    public record Arrival(AccountId account, Entry entry) {}

    /** Keeps a registration and its record; the mail is asked for after the commit. */
    public UUID enter(AccountId account, Entry entry) {
        return enterAll(List.of(new Arrival(account, entry))).getFirst();
    }

    /** Keeps many at once, with the same effect; gives their ids in the same order. */
    public List<UUID> enterAll(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        List<UUID> records =
                events.appendAll(arrivals.stream().map(Registrations::record).toList());
        List<Registration> fresh = new ArrayList<>();
        for (int n = 0; n < records.size(); n++) {
            fresh.add(registration(arrivals.get(n), records.get(n)));
        }
        store.insert(fresh);
        List<RegistrationStore.Due> due =
                fresh.stream()
                        .map(one -> new RegistrationStore.Due(one.account(), one.id(), one.email()))
                        .toList();
        afterCommit(() -> asking.soon(due));
        return fresh.stream().map(Registration::id).toList();
    }

    private static Events.Entry record(Arrival arrival) {
        Entry entry = arrival.entry();
        Map<String, @Nullable Object> header = new HashMap<>(entry.header());
        header.put("list", entry.list());
        FormRef form = entry.form();
        header.put("form", form == null ? null : form.form());
        header.put("version", form == null ? null : form.version());
        return new Events.Entry(arrival.account(), EventKind.REQUESTED, header, entry.facts());
    }

    private Registration registration(Arrival arrival, UUID event) {
        Entry entry = arrival.entry();
        return new Registration(
                arrival.account(),
                ids.next(),
                entry.list(),
                entry.form(),
                event,
                entry.contact(),
                entry.email(),
                entry.fields(),
                entry.language(),
                Visit.cut(entry.source(), SOURCE),
                Visit.cut(entry.wording(), WORDING),
                Visit.cut(entry.ip(), 100),
                entry.human(),
                entry.tracking(),
                clock.instant());
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }
}
