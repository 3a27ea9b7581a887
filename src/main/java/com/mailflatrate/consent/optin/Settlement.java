package com.mailflatrate.consent.optin;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.optin.AskingRules.Verdict;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.dns.MailDomains;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.policy.IntakePath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Carries out what is decided about a registration: a mail that asks, a later look, or nothing. */
@Component
@EngineTransactional
class Settlement {

    private final RegistrationStore registrations;
    private final Limits limits;
    private final Contacts contacts;
    private final Letterbox letterbox;
    private final InstantSource clock;

    Settlement(
            RegistrationStore registrations,
            Limits limits,
            Contacts contacts,
            Letterbox letterbox,
            InstantSource clock) {
        this.registrations = registrations;
        this.limits = limits;
        this.contacts = contacts;
        this.letterbox = letterbox;
        this.clock = clock;
    }

    @EngineTransactional(readOnly = true)
    public List<RegistrationStore.Due> due(int rows) {
        return registrations.due(clock.instant(), rows);
    }

    /** Decides, knowing what the domain says. */
    public void settle(AccountId account, UUID id, MailDomains.Verdict domain) {
        Instant now = clock.instant();
        Optional<Registration> found = registrations.lock(account, id, now);
        if (found.isEmpty()) {
            return;
        }
        Registration wanted = found.get();
        switch (limits.verdict(wanted, domain, now)) {
            case Verdict.Now _ -> ask(wanted, now);
            case Verdict.Later(Instant at) -> registrations.postpone(account, id, at);
            case Verdict.Never(String why) ->
                    registrations.settle(account, id, false, why, wanted.contact());
        }
    }

    private void ask(Registration wanted, Instant now) {
        AccountId account = wanted.account();
        switch (contact(wanted)) {
            case Outcome.Refused<ContactId> refused ->
                    registrations.settle(
                            account,
                            wanted.id(),
                            false,
                            refused.reasons().getFirst().code().name(),
                            null);
            case Outcome.Done<ContactId>(ContactId contact) -> {
                letterbox.ask(wanted, contact);
                limits.sent(wanted, now);
                registrations.settle(account, wanted.id(), true, null, contact);
            }
        }
    }

    private Outcome<ContactId> contact(Registration wanted) {
        ContactId known = wanted.contact();
        if (known != null) {
            return Outcome.done(known);
        }
        return contacts.register(
                wanted.account(),
                wanted.list(),
                wanted.email().full(),
                wanted.fields(),
                null,
                IntakePath.FORM,
                Actor.person("visitor"));
    }
}
