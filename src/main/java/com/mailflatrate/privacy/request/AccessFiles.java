package com.mailflatrate.privacy.request;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.consent.record.ConsentRecord;
import com.mailflatrate.consent.record.Records;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.privacy.duty.Checklist;
import com.mailflatrate.privacy.duty.Checklist.Part;
import com.mailflatrate.privacy.duty.Duties;
import com.mailflatrate.privacy.duty.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what is known of a person. */
@Component
@EngineTransactional
public class AccessFiles {

    private final Ledger ledger;
    private final Opening opening;
    private final Checklist checklist;
    private final Duties duties;
    private final Contacts contacts;
    private final Records records;
    private final InstantSource clock;

    AccessFiles(
            Ledger ledger,
            Opening opening,
            Checklist checklist,
            Duties duties,
            Contacts contacts,
            Records records,
            InstantSource clock) {
        this.ledger = ledger;
        this.opening = opening;
        this.checklist = checklist;
        this.duties = duties;
        this.contacts = contacts;
        this.records = records;
        this.clock = clock;
    }

    /** Where it is written down that somebody was told. */
    @Component
    record Ledger(RequestStore requests, StepStore steps, Accounts accounts, Audit audit) {}

    /**
     * Everything an account holds about an address, from one moment; that it was told is written
     * down, the address is not.
     */
    public AccessFile tell(AccountId account, EmailAddress address, Actor by) {
        Optional<Contact> contact = contacts.byEmail(account, address);
        Subject subject = opening.subject(address, contact);
        Instant now = clock.instant();
        Map<String, Map<String, List<Map<String, Object>>>> data = new LinkedHashMap<>();
        for (Part part : Opening.about(checklist)) {
            Map<String, List<Map<String, Object>>> told = duties.tell(account, part, subject);
            if (!told.isEmpty()) {
                data.put(part.module(), told);
            }
        }
        UUID id = opening.write(account, RequestKind.ACCESS, address, contact, "", by, null);
        for (Part part : Opening.about(checklist)) {
            ledger.steps().done(account, id, part.module(), rows(data.get(part.module())), now);
        }
        ledger.requests().finish(account, id, now);
        ledger.audit()
                .record(
                        account,
                        by,
                        "person.told",
                        id.toString(),
                        Map.of("request", id.toString()));
        String name = ledger.accounts().find(account).map(Account::company).orElseThrow().name();
        return new AccessFile(id, now, address.full(), name, data, consents(account, contact));
    }

    private static long rows(@Nullable Map<String, List<Map<String, Object>>> told) {
        return told == null ? 0 : told.values().stream().mapToLong(List::size).sum();
    }

    private List<ConsentRecord> consents(AccountId account, Optional<Contact> contact) {
        return contact.stream()
                .flatMap(
                        found ->
                                found.memberships().stream()
                                        .map(one -> one.list())
                                        .flatMap(
                                                list ->
                                                        records
                                                                .of(account, found.id(), list)
                                                                .stream()))
                .toList();
    }
}
