package com.mailflatrate.reread;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Orders to read kept mails again. The service carries them out one after the other; asking needs
 * no service, so that the command works beside it.
 */
@Component
@EngineTransactional
public class Rereads {

    /** As long as raw mails are kept at most. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final UUID FIRST = new UUID(0, 0);

    private final RereadStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Rereads(RereadStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for all mails received since then.
     *
     * @param dryRun only tell what would change
     */
    public UUID ask(Instant since, boolean dryRun, String by) {
        Instant now = now();
        return begin(new Reread.Place(since, FIRST), now, dryRun, by).id();
    }

    /** An order for one mail that is carried out by who asks. */
    public Reread askForOne(Instant received, UUID mail, String by) {
        Reread order = begin(new Reread.Place(received, mail), now(), false, by);
        store.end(order.id(), order.askedAt());
        return order;
    }

    private Reread begin(Reread.Place from, Instant now, boolean dryRun, String by) {
        Reread order =
                new Reread(ids.next(), now, by, from.at(), dryRun, from, Reread.Counts.NONE, null);
        store.insert(order);
        return order;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The oldest that is not done. */
    @EngineTransactional(readOnly = true)
    public Optional<Reread> next() {
        return store.next();
    }

    /** One; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<Reread> find(UUID id) {
        return store.find(id);
    }

    /** Asked last first. */
    @EngineTransactional(readOnly = true)
    public Page<Reread> page(PageRequest request) {
        return Page.of(
                store.page(Keyset.before(request), request.limit() + 1),
                request.limit(),
                order -> order.id().toString());
    }

    /** Notes what was read otherwise. */
    public void note(UUID reread, SecondReading reading) {
        store.note(reread, reading);
    }

    /** Notes how far it is. */
    public void move(UUID reread, Reread.Place last, Reread.Counts counts) {
        store.move(reread, last, counts);
    }

    /** Lets go of what is older than the mails it is about. */
    public void forget() {
        store.forget(clock.instant().minus(KEPT));
    }

    /** Notes that it is done. */
    public void end(UUID reread) {
        store.end(reread, clock.instant());
    }

    /** What was read otherwise, in the order of arrival. */
    @EngineTransactional(readOnly = true)
    public Page<SecondReading> readings(UUID reread, PageRequest request) {
        return Page.of(
                store.readings(reread, Keyset.after(request), request.limit() + 1),
                request.limit(),
                reading -> reading.mail().toString());
    }

    /** What a mail was taken for at other times, newest first; dry runs are left out. */
    @EngineTransactional(readOnly = true)
    public List<SecondReading> ofMail(UUID mail) {
        return store.ofMail(mail);
    }
}
