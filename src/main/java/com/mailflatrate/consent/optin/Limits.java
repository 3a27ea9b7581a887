package com.mailflatrate.consent.optin;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.consent.optin.AskingRules.Verdict;
import com.mailflatrate.consent.steps.Guard;
import com.mailflatrate.dns.MailDomains;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Decides whether an address is asked now, later or not at all. The gate of the mailbox lets one
 * decision at a time through, so that many registrations at once are still one mail.
 */
@Component
final class Limits {

    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration DNS_PATIENCE = Duration.ofHours(24);

    private final RegistrationStore registrations;
    private final AskedStore asked;
    private final Mailboxes mailboxes;
    private final Guard guard;
    private final Accounts accounts;

    Limits(
            RegistrationStore registrations,
            AskedStore asked,
            Mailboxes mailboxes,
            Guard guard,
            Accounts accounts) {
        this.registrations = registrations;
        this.asked = asked;
        this.mailboxes = mailboxes;
        this.guard = guard;
        this.accounts = accounts;
    }

    /** Decides, knowing what the domain says; within a transaction, which keeps the gate shut. */
    Verdict verdict(Registration wanted, MailDomains.Verdict domain, Instant now) {
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
        byte[] hash = mailboxes.hash(wanted.email());
        asked.lock(hash, now);
        if (asked.isNever(hash, now)) {
            return new Verdict.Never("NEVER_ASK");
        }
        return AskingRules.judge(
                wanted, asked.asked(hash, now.minus(AskingRules.MONTH)), () -> around(wanted), now);
    }

    private int around(Registration wanted) {
        return registrations.accountsAround(
                wanted.email(),
                wanted.requestedAt().minus(AskingRules.BOMBING),
                wanted.requestedAt().plus(AskingRules.BOMBING));
    }

    /** The mail is on its way. */
    void sent(Registration wanted, Instant now) {
        FormRef form = wanted.form();
        asked.add(
                mailboxes.hash(wanted.email()),
                wanted.account(),
                form == null ? null : form.form(),
                now);
    }
}
