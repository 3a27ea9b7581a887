package com.mailflatrate.export;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.StepUps;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The rules of exports: an owner (or a key an owner has granted {@code contacts:export}), a fresh
 * second factor, a reason; all owners are told at once; what is more than a day's measure waits, so
 * that an owner can stop it. First {@link #permit}, then {@link #fetch} right before the file
 * leaves. Both run in transactions of their own: never call them inside another.
 */
@Component
@EngineTransactional
public class Exports {

    /** Exports of an account in {@link #DAY} beyond which one waits. */
    public static final int MOST_EXPORTS = 3;

    /** Contacts of an account in {@link #DAY} beyond which an export waits. */
    public static final long MOST_CONTACTS = 50_000;

    /** The window of both limits. */
    public static final Duration DAY = Duration.ofHours(24);

    /** How long it waits. */
    public static final Duration WAIT = Duration.ofHours(12);

    /** How long the file may be fetched. */
    public static final Duration OPEN = Duration.ofHours(24);

    private static final int LONGEST_WHAT = 200;
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1_000;

    private final PermitStore store;
    private final Canaries canaries;
    private final Accounts accounts;
    private final StepUps stepUps;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Exports(
            PermitStore store,
            Canaries canaries,
            Accounts accounts,
            StepUps stepUps,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.canaries = canaries;
        this.accounts = accounts;
        this.stepUps = stepUps;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for leave. Refused with {@code NOT_ALLOWED} to anybody but an owner or a key with the
     * grant, {@code STEP_UP_REQUIRED} to a person without a fresh second factor, {@code REQUIRED}
     * or {@code INVALID_VALUE} for the reason. A permit above the day's measure is done, and opens
     * later.
     *
     * @param what is exported, in words a person recognises: the list's name
     * @param contacts how many rows the file will have
     */
    public Outcome<Permit> permit(
            SignedIn me, String what, long contacts, @Nullable String reason, ClientInfo client) {
        AccountId account = me.accountOr404();
        Optional<Code> refusal = refusal(me);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Fields fields = new Fields();
        String why = fields.text("reason", reason, LONGEST_REASON);
        if (!why.isEmpty() && why.length() < SHORTEST_REASON) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, "reason"));
        }
        return fields.outcome(() -> write(account, me, cut(what), contacts, why, client));
    }

    private Permit write(
            AccountId account,
            SignedIn me,
            String what,
            long contacts,
            String why,
            ClientInfo client) {
        if (accounts.lock(account).isEmpty()) {
            throw new IllegalStateException("no account " + account);
        }
        Instant now = clock.instant();
        Carried carried = store.since(account, now.minus(DAY));
        boolean much =
                carried.exports() + 1 > MOST_EXPORTS
                        || carried.contacts() + contacts > MOST_CONTACTS;
        Instant opens = much ? now.plus(WAIT) : now;
        Times times = new Times(now, opens, opens.plus(OPEN));
        UUID id = store.insert(account, me, what, contacts, why, times, client);
        canaries.make(account, id, contacts);
        audit.record(
                account,
                me.actor(),
                "export.permitted",
                id.toString(),
                Map.of(
                        "what",
                        what,
                        "contacts",
                        Long.toString(contacts),
                        "reason",
                        why,
                        "opensAt",
                        opens.toString(),
                        "ip",
                        client.ip()));
        events.publishEvent(new ContactsExported(account, id));
        return find(account, id).orElseThrow();
    }

    /**
     * Says that the file leaves now, to the one who asked. Refused with {@code NOT_FOUND}, {@code
     * EXPORT_WAITS} before it opens, {@code GONE} when it was stopped or is over, {@code
     * NOT_ALLOWED} to anybody else and to who is no owner any more.
     */
    public Outcome<Permit> fetch(SignedIn me, UUID permit) {
        AccountId account = me.accountOr404();
        Optional<Permit> found = find(account, permit);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Permit leave = found.get();
        Instant now = clock.instant();
        if (!me.may("contacts:export") || !me.user().value().equals(leave.by().id())) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        if (leave.waits(now)) {
            return Outcome.refused(Reason.of(Code.EXPORT_WAITS));
        }
        if (!leave.isOpen(now)) {
            return Outcome.refused(Code.GONE);
        }
        store.fetched(account, permit, now);
        audit.record(
                account,
                me.actor(),
                "export.fetched",
                permit.toString(),
                Map.of("what", leave.what(), "contacts", Long.toString(leave.contacts())));
        return Outcome.done(leave);
    }

    /** An owner stops what has not been fetched yet or could be fetched again. */
    public Outcome<Permit> stop(SignedIn me, UUID permit) {
        AccountId account = me.accountOr404();
        if (find(account, permit).isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!me.may("contacts:export") || me.via() == SignedIn.Via.KEY) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        if (!store.stop(account, permit, me.actor(), clock.instant())) {
            return Outcome.refused(Code.GONE);
        }
        audit.record(account, me.actor(), "export.stopped", permit.toString(), Map.of());
        return Outcome.done(find(account, permit).orElseThrow());
    }

    /** A permit with its canaries. */
    @EngineTransactional(readOnly = true)
    public Optional<Permit> find(AccountId account, UUID permit) {
        return store.find(account, permit, canaries.of(account, permit));
    }

    /** An account's permits, newest first, without their canaries: no page shows those. */
    @EngineTransactional(readOnly = true)
    public Page<Permit> page(AccountId account, PageRequest request) {
        return store.page(account, request);
    }

    private Optional<Code> refusal(SignedIn me) {
        if (!me.may("contacts:export")) {
            return Optional.of(Code.NOT_ALLOWED);
        }
        boolean stale = me.via() == SignedIn.Via.SESSION && !stepUps.isFresh(me);
        return stale ? Optional.of(Code.STEP_UP_REQUIRED) : Optional.empty();
    }

    private static String cut(String what) {
        return what.length() > LONGEST_WHAT ? what.substring(0, LONGEST_WHAT) : what;
    }
}
