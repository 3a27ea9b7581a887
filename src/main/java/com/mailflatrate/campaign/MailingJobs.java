package com.mailflatrate.campaign;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.campaign.MailingStore.MailingRow;
import com.mailflatrate.campaign.tick.Ticks;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.EngineTransactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What happens to mailings by the clock: their hour comes, and nonces nobody used go. */
@Configuration(proxyBeanMethods = false)
class MailingJobs {

    private static final Duration NONCES_KEPT = Duration.ofDays(1);

    @Bean
    RecurringTask<Void> releaseScheduledMailings(DueMailings due, Releases releases) {
        return Tasks.recurring("campaign.release-scheduled", FixedDelay.ofSeconds(20))
                .execute(
                        (instance, context) -> {
                            due.sweep();
                            for (MailingRow row : due.list()) {
                                AccountScope.run(
                                        row.account(),
                                        () -> releases.releaseDue(row.account(), row.mailingId()));
                            }
                        });
    }

    /** What is due over all accounts. */
    @Component
    static class DueMailings {

        private final MailingStore mailings;
        private final Ticks ticks;
        private final InstantSource clock;

        DueMailings(MailingStore mailings, Ticks ticks, InstantSource clock) {
            this.mailings = mailings;
            this.ticks = ticks;
            this.clock = clock;
        }

        @EngineTransactional(readOnly = true)
        public List<MailingRow> list() {
            return mailings.due(clock.instant());
        }

        @EngineTransactional
        public void sweep() {
            ticks.sweep(clock.instant().minus(NONCES_KEPT));
        }
    }
}
