package com.mailflatrate.forms.robots;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the sum against robots does by itself. */
@Configuration
class TaskJobs {

    /** Solved tasks that expired. */
    @Bean
    RecurringTask<Void> forgetTasks(com.mailflatrate.forms.robots.Tasks tasks) {
        return Tasks.recurring("consent-forget-tasks", FixedDelay.ofMinutes(30))
                .execute((instance, context) -> tasks.forget());
    }
}
