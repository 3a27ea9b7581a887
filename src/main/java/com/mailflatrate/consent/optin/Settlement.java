package com.mailflatrate.consent.optin;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.optin.AskingRules.Verdict;
import com.mailflatrate.consent.steps.Guard;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.policy.IntakePath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a registration: a mail that asks, a later look, or nothing. The gate of
 * the mailbox lets one decision at a time through, so that many registrations at once are still one
 * mail.
 */
@Component
@EngineTransactional
class Settlement {

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration DNS_PATIENCE = Duration.ofHours(24);

    private final RegistrationStore registrations;
    private final AskedStore asked;
    private final Guard guard;
    private final Contacts contacts;
    private final Accounts accounts;
    private final Letterbox letterbox;
    private final InstantSource clock;

    Settlement(
            RegistrationStore registrations,
            AskedStore asked,
            Guard guard,
            Contacts contacts,
            Accounts accounts,
            Letterbox letterbox,
            InstantSource clock) {
        this.registrations = registrations;
        this.asked = asked;
        this.guard = guard;
        this.contacts = contacts;
        this.accounts = accounts;
        this.letterbox = letterbox;
        this.clock = clock;
    }

    @EngineTransactional(readOnly = true)
    public List<RegistrationStore.Due> due(int rows) {
        return registrations.due(clock.instant(), rows);
    }

    @EngineTransactional(readOnly = true)
    public Optional<Registration> waiting(AccountId account, UUID id) {
        return registrations.waiting(account, id, clock.instant());
    }

    /** Decides, knowing what the domain says. */
    public void settle(AccountId account, UUID id, MailDomains.Verdict domain) {
        Instant now = clock.instant();
        Optional<Registration> found = registrations.lock(account, id, now);
        if (found.isEmpty()) {
            return;
        }
        Registration wanted = found.get();
        switch (verdict(wanted, domain, now)) {
            case Verdict.Now _ -> ask(wanted, now);
            case Verdict.Later(Instant at) -> registrations.postpone(account, id, at);
            case Verdict.Never(String why) ->
                    registrations.settle(account, id, false, why, wanted.contact());
        }
    }

    private Verdict verdict(Registration wanted, MailDomains.Verdict domain, Instant now) {
        boolean patient = wanted.requestedAt().plus(DNS_PATIENCE).isAfter(now);
        if (domain == MailDomains.Verdict.UNKNOWN && patient) {
            return new Verdict.Later(now.plus(AGAIN));
        }
        if (domain != MailDomains.Verdict.TAKES_MAIL) {
            return new Verdict.Never(domain.name());
        }
        if (!accounts.mayWork(wanted.account())) {
            return new Verdict.Never("ACCOUNT_NOT_ACTIVE");
        }
        FormRef form = wanted.form();
        if (form != null && guard.isFull(wanted.account(), form.form())) {
            return new Verdict.Never("FORM_GUARDED");
        }
        byte[] hash = registrations.hash(wanted.email());
        asked.lock(hash, now);
        if (asked.isNever(hash, now)) {
            return new Verdict.Never("NEVER_ASK");
        }
        int around =
                registrations.accountsAround(
                        wanted.email(),
                        wanted.requestedAt().minus(AskingRules.BOMBING),
                        wanted.requestedAt().plus(AskingRules.BOMBING));
        return AskingRules.judge(
                wanted, asked.asked(hash, now.minus(AskingRules.MONTH)), around, now);
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
                FormRef form = wanted.form();
                letterbox.ask(wanted, contact);
                asked.add(
                        registrations.hash(wanted.email()),
                        account,
                        form == null ? null : form.form(),
                        now);
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
