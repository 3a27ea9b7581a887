package com.mailflatrate.forms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forms do by themselves. */
@Configuration
class FormJobs {

    /** Solved tasks that expired. */
    @Bean
    RecurringTask<Void> forgetTasks(com.mailflatrate.forms.Tasks tasks) {
        return Tasks.recurring("consent-forget-tasks", FixedDelay.ofMinutes(30))
                .execute((instance, context) -> tasks.forget());
    }
}
