package com.mailflatrate.privacy.request;

import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.privacy.ErasureBegun;
import com.mailflatrate.privacy.retention.LegalHolds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What people ask of an account. An address need not be a contact: files, letters and answers may
 * know it too. Never call this inside a transaction of a desk.
 */
@Component
@EngineTransactional
public class Requests {

    private static final int LONGEST_NOTE = 500;

    private final RequestStore store;
    private final StepStore steps;
    private final Opening opening;
    private final Contacts contacts;
    private final LegalHolds holds;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Requests(
            RequestStore store,
            StepStore steps,
            Opening opening,
            Contacts contacts,
            LegalHolds holds,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.steps = steps;
        this.opening = opening;
        this.contacts = contacts;
        this.holds = holds;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Forgets a person: the contact at once, the rest module by module within seconds. What proves
     * a consent is blocked, and a keyed hash keeps the address from being mailed again. Refused
     * with LEGAL_HOLD, TOO_LONG for the note.
     */
    public Outcome<Request> erase(
            AccountId account, EmailAddress address, @Nullable String note, Actor by) {
        String said = note == null ? "" : note.strip();
        if (said.length() > LONGEST_NOTE) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "note"));
        }
        Optional<Contact> contact = contacts.byEmail(account, address);
        if (holds.holds(account, contact.map(Contact::id).orElse(null))) {
            return Outcome.refused(Code.LEGAL_HOLD);
        }
        UUID id = opening.erase(account, address, contact, said, by);
        audit.record(
                account,
                by,
                "contact.erased",
                contact.map(found -> found.id().toString()).orElse(id.toString()),
                Map.of("request", id.toString()));
        events.publishEvent(new ErasureBegun(account, id));
        return Outcome.done(find(account, id).orElseThrow());
    }

    /** Forgets a contact. Refused like {@link #erase(AccountId, EmailAddress, String, Actor)}. */
    public Outcome<Request> erase(AccountId account, ContactId id, Actor by) {
        return contacts.find(account, id)
                .map(contact -> erase(account, contact.email(), "", by))
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    /** What was asked for, newest first. */
    @EngineTransactional(readOnly = true)
    public Page<Request> page(AccountId account, PageRequest paging) {
        UUID before = Keyset.before(paging);
        List<Request> rows = store.page(account, before, paging.limit() + 1);
        return Page.of(rows, paging.limit(), last -> last.id().toString())
                .map(request -> request.with(steps.of(account, request.id())));
    }

    /** One of them with its checklist; empty when unknown or another account's. */
    @EngineTransactional(readOnly = true)
    public Optional<Request> find(AccountId account, UUID id) {
        return store.find(account, id).map(request -> request.with(steps.of(account, id)));
    }

    /** What is under way over all accounts, oldest first; for the operator. */
    @EngineTransactional(readOnly = true)
    public List<Request> open(int limit) {
        return store.open(limit).stream()
                .map(one -> one.with(steps.of(one.account(), one.id())))
                .toList();
    }
}
