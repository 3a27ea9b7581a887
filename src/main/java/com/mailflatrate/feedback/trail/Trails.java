package com.mailflatrate.feedback.trail;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What mail a contact had of an account, and what came back. */
@Component
@Transactional(readOnly = true)
public class Trails {

    private static final int MOST = 100;

    private final TrailStore store;

    Trails(TrailStore store) {
        this.store = store;
    }

    /** The newest hundred lines, newest first. */
    public List<TrailLine> of(AccountId account, ContactId contact) {
        return store.of(account, contact, MOST);
    }
}
