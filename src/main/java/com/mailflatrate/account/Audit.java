package com.mailflatrate.account;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The log of what people and rules did; rows are added, never changed. */
@Component
@Transactional
public class Audit {

    private final AuditStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Audit(AuditStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One line of the log.
     *
     * @param action dotted, module first: {@code import.approved}
     * @param subject the id of what it was done to, as outside
     * @param details texts without secrets and without addresses of contacts
     */
    public record Entry(
            UUID id,
            Instant at,
            Actor by,
            String action,
            String subject,
            Map<String, String> details) {

        /** Copies the details. */
        public Entry {
            details = Map.copyOf(details);
        }
    }

    /**
     * Adds a line.
     *
     * @param account whose log it is, null for what concerns the whole service (then on the engine
     *     lane only)
     */
    public void record(
            @Nullable AccountId account,
            Actor by,
            String action,
            String subject,
            Map<String, String> details) {
        store.insert(account, new Entry(ids.next(), clock.instant(), by, action, subject, details));
    }

    /**
     * What a line says of something done; the rest is known.
     *
     * @param action as {@link Entry} has it
     */
    public record Trace(String action, String subject, Map<String, String> details) {

        /** Copies the details. */
        public Trace {
            details = Map.copyOf(details);
        }
    }

    /**
     * Does something and writes it down, both or neither: nothing is done that the log doesn't
     * know. What is refused leaves no line.
     *
     * @param account as for {@link #record}
     */
    public <T> Outcome<T> traced(
            @Nullable AccountId account,
            Actor by,
            Supplier<Outcome<T>> act,
            Function<T, Trace> trace) {
        Outcome<T> outcome = act.get();
        if (outcome instanceof Outcome.Done<T>(T made)) {
            Trace left = trace.apply(made);
            record(account, by, left.action(), left.subject(), left.details());
        }
        return outcome;
    }

    /** An account's lines, newest first. */
    @Transactional(readOnly = true)
    public Page<Entry> page(AccountId account, PageRequest request) {
        return Page.of(
                store.page(account, Keyset.before(request), request.limit() + 1),
                request.limit(),
                entry -> entry.id().toString());
    }

    /**
     * A line with whose log it stands in.
     *
     * @param account as outside, null for what concerns the whole service
     */
    public record ServiceEntry(Entry entry, @Nullable UUID account, @Nullable String name) {}

    /** The lines of the whole service, newest first, for the operator. */
    @EngineTransactional(readOnly = true)
    public Page<ServiceEntry> pageOfService(PageRequest request) {
        return Page.of(
                store.pageOfService(Keyset.before(request), request.limit() + 1),
                request.limit(),
                line -> line.entry().id().toString());
    }
}
