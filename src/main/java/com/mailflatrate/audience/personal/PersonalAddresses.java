package com.mailflatrate.audience.personal;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Look-alikes of functional mailboxes that are a person's (compliance rule 6.3, step 10): recorded
 * by a person of the operator, for every account and for good. Each act stands in the log of the
 * service or is not done. Whether somebody may is asked before.
 */
@Component
@EngineTransactional
public class PersonalAddresses {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    private final PersonalStore store;
    private final SuppressionKeys keys;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;

    PersonalAddresses(
            PersonalStore store,
            SuppressionKeys keys,
            Audit audit,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a look-alike as a person's address; a second time changes nothing and leaves no line.
     * Refused with ROLE_ADDRESS for what is plainly a function's, ROLE_LOOKALIKE for what hides
     * behind letters of another script, NOT_LOOKALIKE for what comes in anyway, REQUIRED,
     * INVALID_VALUE, TOO_LONG or CONTROL_CHARACTER for the cause.
     *
     * @param cause how the operator knows; without the address
     */
    public Outcome<PersonalAddress> record(EmailAddress address, String cause, Actor by) {
        String why = cause.strip();
        if (why.length() < SHORTEST) {
            return Outcome.refused(
                    Reason.field(why.isEmpty() ? Code.REQUIRED : Code.INVALID_VALUE, "cause"));
        }
        if (why.length() > LONGEST) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "cause"));
        }
        if (Controls.areIn(why)) {
            return Outcome.refused(Reason.field(Code.CONTROL_CHARACTER, "cause"));
        }
        RoleAddresses rules = RoleAddresses.standard();
        if (rules.mayBePersonal(address)) {
            return Outcome.done(keep(address, why, by));
        }
        return switch (rules.judge(address, IntakePath.IMPORT)) {
            case RoleVerdict.Refused(Code code, String word) ->
                    Outcome.refused(Reason.field(code, "email", word));
            case RoleVerdict.Accepted(), RoleVerdict.Doubtful(String _) ->
                    Outcome.refused(Reason.field(Code.NOT_LOOKALIKE, "email"));
        };
    }

    /** Takes an entry away: from now on the address is judged by its looks. NOT_FOUND. */
    public Outcome<PersonalAddress> remove(UUID id, Actor by) {
        Optional<PersonalAddress> found = store.find(id);
        if (found.isEmpty() || !store.delete(id)) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        log("personal.removed", found.get(), by);
        return Outcome.done(found.get());
    }

    /** Entries, newest first. */
    @EngineTransactional(readOnly = true)
    public Page<PersonalAddress> page(PageRequest request) {
        return Page.of(
                store.page(Keyset.before(request), request.limit() + 1),
                request.limit(),
                last -> last.id().toString());
    }

    /** One entry; empty when unknown. */
    @EngineTransactional(readOnly = true)
    public Optional<PersonalAddress> find(UUID id) {
        return store.find(id);
    }

    /** The entry for this address; empty when it is judged by its looks. */
    @Transactional(readOnly = true)
    public Optional<PersonalAddress> of(EmailAddress address) {
        return store.of(hashes(address));
    }

    /**
     * Whether an address is on record, as of now: for many addresses, without a look at the
     * database for each. Thread-safe.
     */
    @Transactional(readOnly = true)
    public Predicate<EmailAddress> known() {
        Set<ByteBuffer> known =
                store.hashes().stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
        return address ->
                !known.isEmpty()
                        && hashes(address).stream().map(ByteBuffer::wrap).anyMatch(known::contains);
    }

    private PersonalAddress keep(EmailAddress address, String why, Actor by) {
        Optional<PersonalAddress> before = store.of(hashes(address));
        if (before.isPresent()) {
            return before.get();
        }
        SuppressionKey key = keys.of(address);
        PersonalAddress fresh =
                new PersonalAddress(ids.next(), key.hash(), by, why, clock.instant());
        if (!store.add(fresh, key)) {
            return store.of(hashes(address)).orElseThrow();
        }
        log("personal.recorded", fresh, by);
        return fresh;
    }

    private void log(String action, PersonalAddress one, Actor by) {
        audit.record(null, by, action, one.id().toString(), Map.of("reason", one.cause()));
    }

    private List<byte[]> hashes(EmailAddress address) {
        return keys.allOf(address).stream().map(SuppressionKey::hash).toList();
    }
}
