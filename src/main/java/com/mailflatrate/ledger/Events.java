package com.mailflatrate.ledger;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds events to the ledger and reads them. An event has a header without personal data, the facts
 * beside it, and the commitment that binds both.
 */
@Component
@Transactional
public class Events {

    private static final int VERSION = 1;

    private final EventStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Events(EventStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One event as it is kept.
     *
     * @param header canonical JSON, no personal data
     * @param body canonical JSON with the personal half; null once it was erased
     */
    public record Event(
            UUID id, EventKind kind, Instant at, String header, @Nullable String body) {}

    /**
     * One event to be.
     *
     * @param header without personal data
     * @param facts the personal half
     */
    public record Entry(
            AccountId account,
            EventKind kind,
            Map<String, ? extends @Nullable Object> header,
            Map<String, ? extends @Nullable Object> facts) {}

    /** Adds one event and gives its id. */
    public UUID append(
            AccountId account,
            EventKind kind,
            Map<String, ? extends @Nullable Object> header,
            Map<String, ? extends @Nullable Object> facts) {
        return appendAll(List.of(new Entry(account, kind, header, facts))).getFirst();
    }

    /** Adds events of any accounts in one statement and gives their ids, in the same order. */
    public List<UUID> appendAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<EventStore.Fresh> fresh = entries.stream().map(this::fresh).toList();
        store.append(fresh);
        return fresh.stream().map(one -> one.event().id()).toList();
    }

    private EventStore.Fresh fresh(Entry entry) {
        Instant at = clock.instant();
        String body = CanonicalJson.of(entry.facts());
        Map<String, @Nullable Object> full = new HashMap<>(entry.header());
        full.put("v", VERSION);
        full.put("kind", entry.kind().name());
        full.put("at", at.toString());
        full.put("account", entry.account().value());
        Event event = new Event(ids.next(), entry.kind(), at, CanonicalJson.of(full), body);
        return new EventStore.Fresh(entry.account(), event, body, Commitment.to(body));
    }

    /** Events with their facts, in the order of time; unknown ones are left out. */
    @Transactional(readOnly = true)
    public List<Event> find(AccountId account, List<UUID> events) {
        return events.isEmpty() ? List.of() : store.find(account, events);
    }

    /**
     * Takes the personal half of events away. What remains says that there was something, and an
     * event of its own that it was erased on purpose.
     *
     * @param why UPPER_SNAKE
     */
    public void erase(AccountId account, List<UUID> events, String why) {
        if (!events.isEmpty()) {
            append(
                    account,
                    EventKind.ERASED,
                    Map.of(
                            "events",
                            String.join(",", events.stream().map(UUID::toString).toList()),
                            "why",
                            why),
                    Map.of());
            store.erase(account, events);
        }
    }
}
