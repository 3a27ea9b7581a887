package com.mailflatrate.feedback.inbox;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mail that came back, as the operator's people see it: each is of exactly one kind, with the
 * reason.
 */
@Component
@EngineTransactional(readOnly = true)
public class Inbox {

    private static final Duration LATELY = Duration.ofDays(30);

    private final InboxStore store;
    private final InstantSource clock;

    Inbox(InboxStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Mails of a kind, newest first.
     *
     * @param kind null for those that could not be read at all
     */
    public List<StoredMail> page(@Nullable Kind kind, @Nullable Instant before, int rows) {
        Instant from = before == null ? clock.instant().plus(LATELY) : before;
        return store.page(kind, from, rows);
    }

    /** How many of each kind came in thirty days. */
    public Map<Kind, Long> counts() {
        return store.counts(clock.instant().minus(LATELY));
    }

    /** One mail; empty when it is gone. */
    public Optional<StoredMail> find(UUID id) {
        return store.find(id);
    }
}
