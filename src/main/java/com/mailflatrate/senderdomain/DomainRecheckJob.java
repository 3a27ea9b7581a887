package com.mailflatrate.senderdomain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.Lanes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Looks at every domain again: a new one every ten minutes for two weeks, a verified one every four
 * hours.
 */
@Component
class DomainRecheckJob {

    private final StaleDomains stale;
    private final DomainChecks checks;

    DomainRecheckJob(StaleDomains stale, DomainChecks checks) {
        this.stale = stale;
        this.checks = checks;
    }

    void run() {
        Lanes.engine(
                () -> {
                    stale.list().forEach(domain -> checks.check(domain.account(), domain.id()));
                });
    }

    /** The schedule. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> domainRecheck(DomainRecheckJob job) {
            return Tasks.recurring("delivery.domain-recheck", FixedDelay.ofMinutes(10))
                    .execute((instance, context) -> job.run());
        }
    }
}
