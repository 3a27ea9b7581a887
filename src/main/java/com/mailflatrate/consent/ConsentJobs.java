package com.mailflatrate.consent;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What consent does by itself. */
@Configuration
class ConsentJobs {

    /** Withdrawals that came while the database was away. */
    @Bean
    RecurringTask<Void> applyKeptWithdrawals(Withdrawals withdrawals) {
        return Tasks.recurring("consent-apply-kept-withdrawals", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> withdrawals.applyKept());
    }
}
