package com.mailflatrate.privacy.request;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to requests by the clock. */
@Configuration(proxyBeanMethods = false)
class RequestJobs {

    /** Where a module failed it is asked again. */
    @Bean
    RecurringTask<Void> workOffErasures(Worker worker) {
        return Tasks.recurring("privacy.erasures", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> worker.again());
    }
}
