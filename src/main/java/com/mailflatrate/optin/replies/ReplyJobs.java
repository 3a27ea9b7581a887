package com.mailflatrate.optin.replies;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads on by itself. */
@Configuration
class ReplyJobs {

    @Bean
    RecurringTask<Void> readReplies(Replies replies) {
        return Tasks.recurring("consent-read-replies", FixedDelay.ofSeconds(5))
                .execute((instance, context) -> replies.read());
    }
}
