package com.mailflatrate.senderdomain;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.mail.dkim.DkimKey;
import com.mailflatrate.mail.domain.Plan;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.State;
import com.mailflatrate.mail.domain.Standing;
import com.mailflatrate.senderdomain.DomainStore.Note;
import com.mailflatrate.senderdomain.DomainStore.Row;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes sender domains; asks nobody outside. */
@Component
@Transactional
public class DomainBook {

    private static final int LABEL_BYTES = 7;
    private static final int LABEL = 12;

    private final DomainStore domains;
    private final DomainKeys keys;
    private final PlatformRecords platform;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    DomainBook(
            DomainStore domains,
            DomainKeys keys,
            PlatformRecords platform,
            UuidV7 ids,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.domains = domains;
        this.keys = keys;
        this.platform = platform;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Adds a domain under fresh keys, which were made before the transaction. */
    public Outcome<SenderDomain> add(
            AccountId account, String typed, List<DkimKey> fresh, Actor by) {
        return DomainNames.judge(typed, platform.domain())
                .flatMap(
                        name -> {
                            SenderDomainId id = new SenderDomainId(ids.next());
                            byte[] bytes = new byte[LABEL_BYTES + 1];
                            random.nextBytes(bytes);
                            String label = Base32.encode(bytes).substring(0, LABEL);
                            Instant now = clock.instant();
                            if (!domains.insert(account, id, name, label, by, now)) {
                                return Outcome.refused(
                                        Reason.field(Code.DOMAIN_EXISTS, "domain", name));
                            }
                            for (int i = 0; i < Plan.SELECTORS.size(); i++) {
                                keys.add(account, id, Plan.SELECTORS.get(i), fresh.get(i), now);
                            }
                            platform.publish(plan(account, id, name, label));
                            return Outcome.done(find(account, id).orElseThrow());
                        });
    }

    /** Publishes a fresh key in the place of one that has done its turn. */
    void renew(AccountId account, SenderDomainId id, String selector, DkimKey fresh) {
        if (keys.renew(account, id, selector, fresh, clock.instant())) {
            plan(account, id).ifPresent(platform::publish);
        }
    }

    /** Whether the name may be added at all, before the effort of making keys. */
    public Outcome<String> judge(String typed) {
        return DomainNames.judge(typed, platform.domain());
    }

    /** With the verdicts of its last check. */
    @Transactional(readOnly = true)
    public Optional<SenderDomain> find(AccountId account, SenderDomainId id) {
        return domains.find(account, id).map(row -> complete(account, row));
    }

    /** By name. */
    @Transactional(readOnly = true)
    public Page<SenderDomain> page(AccountId account, PageRequest request) {
        String after = request.cursor() == null ? "" : request.cursor();
        List<Row> rows = domains.page(account, after, request.limit() + 1);
        return Page.of(rows, request.limit(), Row::domain).map(row -> complete(account, row));
    }

    /** The nearest verified domain at or above a name. */
    @Transactional(readOnly = true)
    public Optional<SenderDomain> verifiedFor(AccountId account, String fromDomain) {
        List<String> names = new ArrayList<>();
        for (String name = fromDomain;
                name.indexOf('.') > 0;
                name = name.substring(name.indexOf('.') + 1)) {
            names.add(name);
        }
        return domains.verified(account, names).map(row -> complete(account, row));
    }

    /** What to look up for a domain. */
    @Transactional(readOnly = true)
    Optional<Plan> plan(AccountId account, SenderDomainId id) {
        return domains.find(account, id).map(row -> plan(account, id, row.domain(), row.label()));
    }

    /** Keeps what a check found and moves the domain's state by it. */
    SenderDomain record(AccountId account, SenderDomainId id, List<DnsRecord> found) {
        Row row = domains.find(account, id).orElseThrow();
        Instant now = clock.instant();
        Standing after = row.standing().after(found, now);
        domains.move(account, id, after, now);
        found.forEach(record -> domains.note(account, id, record, now));
        if (after.state() == State.FAILING && row.standing().state() != State.FAILING) {
            events.publishEvent(new SenderDomainFailed(account, id));
        }
        return find(account, id).orElseThrow();
    }

    private SenderDomain complete(AccountId account, Row row) {
        List<Note> notes =
                row.checkedAt() == null
                        ? List.of()
                        : domains.notes(account, row.id(), row.checkedAt());
        List<DnsRecord> records = plan(account, row.id(), row.domain(), row.label()).records();
        return row.with(records.stream().map(record -> with(record, notes)).toList());
    }

    private static DnsRecord with(DnsRecord record, List<Note> notes) {
        return notes.stream()
                .filter(note -> note.isAbout(record))
                .findFirst()
                .map(
                        note ->
                                new DnsRecord(
                                        record.type(),
                                        record.name(),
                                        record.value(),
                                        record.purpose(),
                                        note.found(),
                                        note.verdict(),
                                        note.sentence()))
                .orElse(record);
    }

    private Plan plan(AccountId account, SenderDomainId id, String domain, String label) {
        return new Plan(
                domain, label, platform.domain(), keys.publicHalves(account, id), platform.spf());
    }
}
