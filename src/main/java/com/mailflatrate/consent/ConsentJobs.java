package com.mailflatrate.consent;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.consent.preference.Preferences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What consent does by itself. */
@Configuration
class ConsentJobs {

    /** Links to preferences that have run out. */
    @Bean
    RecurringTask<Void> forgetPreferenceLinks(Preferences preferences) {
        return Tasks.recurring("consent-forget-preference-links", FixedDelay.ofHours(6))
                .execute((instance, context) -> preferences.forget());
    }

    /** Withdrawals that came while the database was away. */
    @Bean
    RecurringTask<Void> applyKeptWithdrawals(Withdrawals withdrawals) {
        return Tasks.recurring("consent-apply-kept-withdrawals", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> withdrawals.applyKept());
    }
}
