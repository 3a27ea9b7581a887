package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.feedback.MailStore.Arrived;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The stored mails, each step in a transaction of its own. */
@Component
@EngineTransactional
class Mails {

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
}
