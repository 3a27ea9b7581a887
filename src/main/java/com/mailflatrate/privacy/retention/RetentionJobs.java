package com.mailflatrate.privacy.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What grows old is looked at once a day. */
@Configuration(proxyBeanMethods = false)
class RetentionJobs {

    /** A round a day. */
    @Bean
    RecurringTask<Void> forgetWhatIsOld(Retention retention) {
        return Tasks.recurring("privacy.retention", FixedDelay.ofHours(24))
                .execute((instance, context) -> retention.round());
    }
}
