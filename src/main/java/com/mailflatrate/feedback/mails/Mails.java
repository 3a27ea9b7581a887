package com.mailflatrate.feedback.mails;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.reread.Reread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The stored mails, each step in a transaction of its own. */
@Component
@EngineTransactional
public class Mails {

    private static final Duration BOUNCES_KEPT = Duration.ofDays(90);
    private static final Duration OTHERS_KEPT = Duration.ofDays(30);

    private final MailStore store;
    private final KeptStore kept;
    private final Outcomes outcomes;
    private final InstantSource clock;

    Mails(MailStore store, KeptStore kept, Outcomes outcomes, InstantSource clock) {
        this.store = store;
        this.kept = kept;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Stores them, all or none; one that is there already stays. */
    public void store(List<Arrivals.Incoming> mails) {
        store.insert(mails);
    }

    /** How many wait to be read, counted up to so many. */
    public long waiting(int most) {
        return store.waiting(most);
    }

    /**
     * The oldest unread, of so many bytes together; one at least. Replies come first, because
     * people wait for them, but so many at most: nobody who answers often keeps the rest from being
     * read.
     */
    public List<Arrived> next(int replies, int others, long bytes) {
        return store.next(replies, others, bytes);
    }

    /** Notes that one could not be read; after five times it is left to a person. */
    public void tried(UUID id) {
        store.tried(id);
    }

    /** Notes what they turned out to be. */
    public void settle(List<Settled> mails) {
        if (!mails.isEmpty()) {
            store.settle(mails, clock.instant());
        }
    }

    /** The stored bytes of a mail; empty when it is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<byte[]> raw(UUID id) {
        return store.raw(id);
    }

    /** Who sent a mail, by its envelope; empty when it is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<String> envelopeFrom(UUID id) {
        return store.envelopeFrom(id);
    }

    /**
     * Mails that were read once, in the order of arrival: so many after that place, of so many
     * bytes together; one at least while there are any.
     */
    @EngineTransactional(readOnly = true)
    public List<Kept> kept(Instant since, Instant until, Reread.Place after, int rows, long bytes) {
        return kept.after(since, until, after, rows, bytes);
    }

    /** One that was read once; empty while it waits, and when it is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<Kept> kept(UUID id) {
        return kept.one(id);
    }

    /** How far somebody has read in another module's rows. */
    public long cursor(String name) {
        return store.cursor(name);
    }

    /** Notes how far. */
    public void move(String name, long position) {
        store.move(name, position);
    }

    /** What delivery met after that. */
    public List<Outcomes.Row> outcomesAfter(long cursor, int limit) {
        return outcomes.after(cursor, limit);
    }

    /** Lets go what is older than it may be kept, but nothing of who is held. */
    public void forget(Held held) {
        Instant now = clock.instant();
        store.forget(now.minus(BOUNCES_KEPT), now.minus(OTHERS_KEPT), held.numbers());
        store.forgetReplies(now.minus(BOUNCES_KEPT), held.numbers());
    }
}
