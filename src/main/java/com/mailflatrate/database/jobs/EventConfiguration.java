package com.mailflatrate.database.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/** Offers events again whose listener has failed. The scheduler runs it on one node at a time. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 100;

    @Bean
    RecurringTask<Void> offerEventsAgain(FailedEventPublications failed, EventDates dates) {
        ResubmissionOptions options =
                ResubmissionOptions.defaults().withBatchSize(BATCH).withMinAge(EVERY);
        return Tasks.recurring("database-offer-events-again", FixedDelay.of(EVERY))
                .execute(
                        (_, _) -> {
                            dates.pullBack();
                            failed.resubmit(options);
                        });
    }
}
