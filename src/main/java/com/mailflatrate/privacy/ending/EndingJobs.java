package com.mailflatrate.privacy.ending;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to contracts that are over by the clock. */
@Configuration(proxyBeanMethods = false)
class EndingJobs {

    /** Deletes what is due. */
    @Bean
    RecurringTask<Void> deleteEndedContracts(Deleting deleting) {
        return Tasks.recurring("privacy.contract-ends", FixedDelay.ofHours(6))
                .execute((instance, context) -> deleting.round());
    }
}
