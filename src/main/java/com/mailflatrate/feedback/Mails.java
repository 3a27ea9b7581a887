package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.feedback.MailStore.Arrived;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The stored mails, each step in a transaction of its own. */
@Component
@EngineTransactional
class Mails {

    private static final Duration BOUNCES_KEPT = Duration.ofDays(90);
    private static final Duration OTHERS_KEPT = Duration.ofDays(30);

    private final MailStore store;
    private final Outcomes outcomes;
    private final InstantSource clock;

    Mails(MailStore store, Outcomes outcomes, InstantSource clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    public void store(Arrived mail, long size) {
        store.insert(mail, size);
    }

    public long waiting(int most) {
        return store.waiting(most);
    }

    public List<Arrived> next(int rows) {
        return store.next(rows);
    }

    public void tried(UUID id) {
        store.tried(id);
    }

    public void done(UUID id, Finding finding) {
        store.done(id, finding, clock.instant());
    }

    public long cursor(String name) {
        return store.cursor(name);
    }

    public void move(String name, long position) {
        store.move(name, position);
    }

    public List<Outcomes.Row> outcomesAfter(long cursor, int limit) {
        return outcomes.after(cursor, limit);
    }

    /** Lets go what is older than it may be kept. */
    public void forget() {
        Instant now = clock.instant();
        store.forget(now.minus(BOUNCES_KEPT), now.minus(OTHERS_KEPT));
        store.forgetReplies(now.minus(BOUNCES_KEPT));
    }
}
