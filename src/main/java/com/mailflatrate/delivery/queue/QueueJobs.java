package com.mailflatrate.delivery.queue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the queue does now and then. */
@Configuration(proxyBeanMethods = false)
class QueueJobs {

    @Bean
    RecurringTask<Void> unconfirmedMails(Queue queue) {
        return Tasks.recurring("delivery.unconfirmed", FixedDelay.ofHours(1))
                .execute((instance, context) -> queue.closeUnconfirmed());
    }

    @Bean
    RecurringTask<Void> messagePartitions(Queue queue, InstantSource clock) {
        return Tasks.recurring("delivery.partitions", FixedDelay.ofHours(12))
                .execute(
                        (instance, context) ->
                                queue.keepPartitions(clock.instant(), clock.instant()));
    }
}
