package com.mailflatrate.audience.detail;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a contact and is no longer the case. How it stood on a list before is written by
 * the database itself, whoever changed it.
 */
@Component
@Transactional
public class History {

    private static final int NOTE_CHARS = 400;

    private final HistoryStore store;
    private final InstantSource clock;

    History(HistoryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The lines of a contact, newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<HistoryLine> of(AccountId account, ContactId contact) {
        return store.of(account, contact);
    }

    /** Writes down what was done to a contact. */
    public void changed(AccountId account, ContactId contact, HistoryNote change, Actor by) {
        String note = change.note();
        String brief = note.length() <= NOTE_CHARS ? note : note.substring(0, NOTE_CHARS);
        store.add(account, contact, new HistoryNote(change.kind(), brief), by, clock.instant());
    }
}
