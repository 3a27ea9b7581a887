package com.mailflatrate.ledger.blocked;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Opens what is blocked about one person: one of the operator asks, another one agrees, and these
 * two, nobody else, may read for a day.
 */
@Component
@EngineTransactional
public class Openings {

    /** The longest reason, in characters. */
    public static final int REASON_CHARS = 500;

    private final BlockedStore blocked;
    private final OpeningStore openings;
    private final SuppressionKeys keys;
    private final UuidV7 ids;
    private final InstantSource clock;

    Openings(
            BlockedStore blocked,
            OpeningStore openings,
            SuppressionKeys keys,
            UuidV7 ids,
            InstantSource clock) {
        this.blocked = blocked;
        this.openings = openings;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One person asks. On {@code reason} REQUIRED, or TOO_LONG above {@link #REASON_CHARS}. Whether
     * anything is blocked about the address is not said.
     */
    public Outcome<Opening> ask(
            AccountId account, EmailAddress address, String reason, UUID by, String name) {
        String why = reason.strip();
        if (why.isEmpty()) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "reason"));
        }
        if (why.length() > REASON_CHARS) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "reason"));
        }
        Opening opening =
                new Opening(account, ids.next(), why, by, name, clock.instant(), null, null, null);
        openings.ask(account, opening, keys.of(address).hash());
        return Outcome.done(opening);
    }

    /**
     * Another one agrees, within a week; twice is once. NOT_FOUND; NOT_ALLOWED for the person who
     * asked, for a third one once two are at it, and when the week is over.
     */
    public Outcome<Opening> agree(UUID id, UUID by, String name) {
        Optional<Opening> found = openings.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Instant at = clock.instant();
        boolean waiting = found.get().state(at) == Opening.State.WAITING;
        if (waiting && !found.get().askedBy().equals(by)) {
            openings.agree(found.get().account(), id, by, name, at);
        }
        Opening now = openings.find(id).orElseThrow();
        return now.isOf(by) ? Outcome.done(now) : Outcome.refused(Code.NOT_ALLOWED);
    }

    /** What was asked; it says nothing of the person. */
    @EngineTransactional(readOnly = true)
    public Optional<Opening> find(UUID id) {
        return openings.find(id);
    }

    /** What was asked, the newest first. */
    @EngineTransactional(readOnly = true)
    public Page<Opening> page(PageRequest request) {
        return Page.of(openings.page(request), request.limit(), last -> last.id().toString());
    }

    /** What two people opened less than a day ago, the oldest first; empty for everybody else. */
    @EngineTransactional(readOnly = true)
    public List<BlockedFact> read(Opening opening, UUID reader) {
        return opening.isOf(reader)
                ? blocked.read(opening.account(), opening.id(), clock.instant())
                : List.of();
    }
}
