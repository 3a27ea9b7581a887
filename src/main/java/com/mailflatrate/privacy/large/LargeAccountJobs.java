package com.mailflatrate.privacy.large;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks once a day. */
@Configuration(proxyBeanMethods = false)
class LargeAccountJobs {

    @Bean
    RecurringTask<Void> lookForLargeAccounts(LargeAccounts large) {
        return Tasks.recurring("privacy.large-accounts", FixedDelay.ofHours(24))
                .execute((instance, context) -> large.look());
    }
}
