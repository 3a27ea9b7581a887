package com.mailflatrate.consent.clock;

import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.delivery.RunFinished;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who was mailed when. A mail counts from the moment it was handed over, so that two mailings at
 * once don't both think they are the first; what in the end did not leave is taken out again.
 */
@Component
@Transactional
public class MailClock {

    private static final Duration KEPT = Duration.ofDays(100);

    private final ClockStore store;

    MailClock(ClockStore store) {
        this.store = store;
    }

    /** A run with these lists was handed over. */
    public void handedOver(AccountId account, RunId run, List<ListId> lists) {
        store.add(account, run, lists, KEPT);
    }

    @AfterCommit
    void on(RunFinished finished) {
        store.takeOut(finished.account(), finished.run());
    }
}
