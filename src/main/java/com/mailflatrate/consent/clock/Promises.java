package com.mailflatrate.consent.clock;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.kernel.AccountId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What forms promised. Whoever consents to a version is held to that version's promise. */
@Component
@Transactional
public class Promises {

    private final ClockStore store;

    Promises(ClockStore store) {
        this.store = store;
    }

    /** Keeps the promise of a new version of a form. */
    public void made(AccountId account, UUID form, int version, Frequency promise) {
        store.promise(account, form, version, promise);
    }
}
