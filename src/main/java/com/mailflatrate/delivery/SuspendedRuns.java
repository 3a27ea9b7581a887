package com.mailflatrate.delivery;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.vetting.AccountSuspended;
import com.mailflatrate.vetting.SuspensionLifted;
import org.springframework.stereotype.Component;

/**
 * Runs stand still with their account. Sending has stopped before, by the look at the account right
 * before MAIL FROM; this makes it a state that everybody can see.
 */
@Component
class SuspendedRuns {

    private static final String WHY = RunHeld.ACCOUNT_SUSPENDED;
    private static final Actor RULE = Actor.system("suspension");

    private final RunStore store;
    private final Runs runs;

    SuspendedRuns(RunStore store, Runs runs) {
        this.store = store;
        this.runs = runs;
    }

    @AfterCommit
    void on(AccountSuspended suspended) {
        store.running(suspended.account())
                .forEach(run -> runs.hold(suspended.account(), run, WHY, RULE));
    }

    /** What something else holds as well stays held. */
    @AfterCommit
    void on(SuspensionLifted lifted) {
        store.lastHeldBy(lifted.account(), WHY)
                .forEach(run -> runs.release(lifted.account(), run, WHY, RULE));
    }
}
