package com.mailflatrate.abuse.inbox;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Ids;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** Mails of a shelf, newest first. */
    public Page<StoredMail> page(Shelf shelf, PageRequest request) {
        StoredMail before =
                Optional.ofNullable(request.cursor())
                        .flatMap(Ids::uuid)
                        .flatMap(store::find)
                        .orElse(null);
        return Page.of(
                store.page(shelf, before, request.limit() + 1),
                request.limit(),
                mail -> mail.id().toString());
    }

    /** How many wait for somebody to decide. */
    public long undecided() {
        return store.undecided();
    }

    /** How many that were read came in a time, its ends included. */
    public long received(Instant since, Instant until) {
        return store.received(since, until);
    }

    /** How many of each kind came in thirty days. */
    public Map<Kind, Long> counts() {
        return store.counts(clock.instant().minus(LATELY));
    }

    /** One mail; empty when it is gone. */
    public Optional<StoredMail> find(UUID id) {
        return store.find(id);
    }

    /**
     * Notes what a person decided; WRONG_STATE where there is nothing to decide: it was understood,
     * waits to be read, or somebody was faster.
     *
     * @param opened the case it became
     */
    @EngineTransactional
    Outcome<StoredMail> decide(
            StoredMail mail,
            Decision.Choice choice,
            @Nullable String note,
            @Nullable CaseId opened,
            Actor by) {
        var decision = new Decision(choice, by.name(), clock.instant(), note, opened);
        return mail.isUndecided() && store.decide(mail.id(), decision)
                ? Outcome.done(store.find(mail.id()).orElseThrow())
                : Outcome.refused(Code.WRONG_STATE);
    }
}
