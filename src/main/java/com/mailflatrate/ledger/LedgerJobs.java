package com.mailflatrate.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.ledger.blocked.BlockedProofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger does by itself. */
@Configuration
class LedgerJobs {

    /** Appends what happened. */
    @Bean
    RecurringTask<Void> sealEvents(Sealing sealing) {
        return Tasks.recurring("ledger-seal-events", FixedDelay.ofMillis(200))
                .execute(
                        (instance, context) -> {
                            boolean more = true;
                            while (more) {
                                more = sealing.seal();
                            }
                        });
    }

    /** Deletes blocked facts when claims are time-barred. */
    @Bean
    RecurringTask<Void> forgetBlocked(BlockedProofs blocked, Held held) {
        return Tasks.recurring("ledger-forget-blocked", FixedDelay.ofHours(24))
                .execute((instance, context) -> blocked.forget(held));
    }

    /** Says how the log stands. */
    @Bean
    RecurringTask<Void> takeCheckpoint(Checkpoints checkpoints) {
        return Tasks.recurring("ledger-take-checkpoint", FixedDelay.ofHours(1))
                .execute((instance, context) -> checkpoints.take());
    }
}
