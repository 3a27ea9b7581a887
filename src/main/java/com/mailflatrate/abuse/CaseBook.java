package com.mailflatrate.abuse;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.policy.WorkingDays;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes cases down, with the recipient and the proof that belong to them. */
@Component
@EngineTransactional
class CaseBook {

    private static final int DAYS = 2;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String STATE = "BE";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\",;]+@[^\\s<>\",;]+");

    private final Judge judge;
    private final CaseStore cases;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Consents consents;
    private final UuidV7 ids;
    private final InstantSource clock;

    CaseBook(
            Judge judge,
            CaseStore cases,
            Accounts accounts,
            Contacts contacts,
            Consents consents,
            UuidV7 ids,
            InstantSource clock) {
        this.judge = judge;
        this.cases = cases;
        this.accounts = accounts;
        this.contacts = contacts;
        this.consents = consents;
        this.ids = ids;
        this.clock = clock;
    }

    /** A case just opened, with the verdict it rests on. */
    record Opened(CaseRow row, Judged judged) {}

    public Opened open(Complaint complaint, Complaints.Door door) {
        Judged judged = judge.judge(complaint);
        Instant now = clock.instant();
        AccountId account = account(judged);
        Optional<Contact> person = person(judged, complaint, account);
        List<Finding> findings = new ArrayList<>(judged.findings());
        if (judged.facts() == null && person.isPresent()) {
            findings.add(Finding.BY_ADDRESS);
        }
        CaseRow row =
                new CaseRow(
                        new CaseId(ids.next()),
                        0,
                        Case.State.OPEN,
                        judged.verdict(),
                        findings,
                        door,
                        judged.mailingId(),
                        judged.message(),
                        account,
                        campaign(judged),
                        contactId(judged, person),
                        person.map(who -> who.email().full()).orElse(null),
                        judged.facts() == null ? null : judged.facts().list(),
                        null,
                        complaint.from(),
                        complaint.said(),
                        null,
                        now,
                        WorkingDays.due(now, DAYS, ZONE, STATE));
        cases.insert(row, complaint.raw());
        cases.step(row.id(), Actor.system("judge"), "opened", judged.verdict().name(), now);
        return new Opened(row, judged);
    }

    /**
     * Opens a case of an account that a rule has noticed, unless such a one is open.
     *
     * @param form the form it is about; null when it is about the account
     */
    public void openByRule(AccountId account, @Nullable UUID form, String said) {
        if (cases.hasOpenByRule(account, form)) {
            return;
        }
        Instant now = clock.instant();
        CaseRow row =
                new CaseRow(
                        new CaseId(ids.next()),
                        0,
                        Case.State.OPEN,
                        Verdict.OURS,
                        List.of(),
                        Complaints.Door.RULE,
                        null,
                        null,
                        account,
                        null,
                        null,
                        null,
                        null,
                        form,
                        null,
                        said,
                        null,
                        now,
                        WorkingDays.due(now, DAYS, ZONE, STATE));
        cases.insert(row, null);
        cases.step(row.id(), Actor.system("rule"), "opened", said, now);
    }

    public void suppressed(CaseRow row) {
        cases.suppressed(row.id(), clock.instant());
        cases.step(row.id(), Actor.system("complaint rule"), "suppressed", "", clock.instant());
    }

    @EngineTransactional(readOnly = true)
    public Optional<Case> find(CaseId id) {
        return cases.find(id).map(this::whole);
    }

    /** The row with account and proof as they are now. */
    Case whole(CaseRow row) {
        Optional<Account> account = Optional.ofNullable(row.account()).flatMap(accounts::find);
        return new Case(
                row.id(),
                row.number(),
                row.state(),
                row.verdict(),
                row.findings(),
                row.door(),
                row.mailing(),
                row.message(),
                row.account(),
                account.map(Account::publicId).orElse(null),
                row.campaign(),
                row.contact(),
                row.contactEmail(),
                row.form(),
                proof(row),
                row.reporter(),
                row.said(),
                row.suppressedAt(),
                row.receivedAt(),
                row.dueAt());
    }

    private @Nullable Proof proof(CaseRow row) {
        AccountId account = row.account();
        ContactId contact = row.contact();
        ListId list = row.list();
        if (account == null || contact == null) {
            return null;
        }
        return list == null
                ? consents.all(account, contact).stream().findFirst().orElse(null)
                : consents.of(account, contact, list).orElse(null);
    }

    private static @Nullable AccountId account(Judged judged) {
        MessageFacts facts = judged.facts();
        Mailing mailing = judged.mailing();
        return facts != null && facts.account() != null
                ? facts.account()
                : mailing == null ? null : mailing.account();
    }

    private static @Nullable CampaignId campaign(Judged judged) {
        MessageFacts facts = judged.facts();
        Mailing mailing = judged.mailing();
        return facts != null && facts.campaign() != null
                ? facts.campaign()
                : mailing == null ? null : mailing.campaign();
    }

    private static @Nullable ContactId contactId(Judged judged, Optional<Contact> person) {
        MessageFacts facts = judged.facts();
        return facts != null && facts.contact() != null
                ? facts.contact()
                : person.map(Contact::id).orElse(null);
    }

    /**
     * The recipient of the message; without one, the person who complains, if the account knows the
     * address.
     */
    private Optional<Contact> person(
            Judged judged, Complaint complaint, @Nullable AccountId account) {
        MessageFacts facts = judged.facts();
        if (account == null) {
            return Optional.empty();
        }
        if (facts != null && facts.contact() != null) {
            return contacts.find(account, facts.contact());
        }
        return Optional.ofNullable(complaint.from())
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .flatMap(found -> EmailAddress.parse(found.group()))
                .flatMap(address -> contacts.byEmail(account, address));
    }
}
