package com.mailflatrate.optin;

import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.ledger.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Forgets who did not confirm (compliance row C9, GDPR Art. 17): after seven days the registration,
 * its contact, the letter and the personal half of its records; after 30 more the hashes that kept
 * the limits and told a late click that it was late.
 */
@Component
@EngineTransactional
class Forgetting {

    private static final int BATCH = 500;
    private static final Duration HASHES = Duration.ofDays(30);
    private static final String WHY = "UNCONFIRMED";

    private final ForgettingStore store;
    private final RegistrationStore registrations;
    private final AskedStore asked;
    private final Memberships memberships;
    private final Letters letters;
    private final Events events;
    private final InstantSource clock;

    Forgetting(
            ForgettingStore store,
            RegistrationStore registrations,
            AskedStore asked,
            Memberships memberships,
            Letters letters,
            Events events,
            InstantSource clock) {
        this.store = store;
        this.registrations = registrations;
        this.asked = asked;
        this.memberships = memberships;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Forgets some of what waited too long; false when that was all. */
    public boolean unconfirmed(Held held) {
        Instant now = clock.instant();
        List<ForgettingStore.Expired> gone = store.expired(now, held.numbers(), BATCH);
        for (ForgettingStore.Expired one : gone) {
            Confirmation waiting = one.waiting();
            AccountId account = waiting.account();
            store.remember(one, now);
            store.delete(account, waiting.id());
            leave(account, waiting.contact(), waiting.list(), now);
            events.erase(account, one.events(), WHY);
            MessageId message = one.message();
            if (message != null) {
                letters.forget(account, message);
            }
        }
        return gone.size() == BATCH;
    }

    /** Forgets some of the old registrations; false when that was all. */
    public boolean registrations(Held held) {
        Instant now = clock.instant();
        List<RegistrationStore.Row> old =
                registrations.old(now.minus(DoubleOptIn.VALID), held.numbers(), BATCH);
        for (RegistrationStore.Row row : old) {
            Registration one = row.registration();
            if (!row.asked()) {
                events.erase(one.account(), List.of(one.event()), WHY);
                ContactId contact = one.contact();
                if (contact != null) {
                    leave(one.account(), contact, one.list(), now);
                }
            }
            registrations.delete(one.account(), one.id());
        }
        return old.size() == BATCH;
    }

    /** Forgets hashes. */
    public void hashes() {
        Instant now = clock.instant();
        store.forgetSecrets(now.minus(HASHES));
        asked.forget(now.minus(HASHES), now);
    }

    private void leave(AccountId account, ContactId contact, ListId list, Instant now) {
        if (!store.isWaiting(account, contact, list, now)) {
            memberships.forgetUnconfirmed(account, contact, list);
        }
    }
}
