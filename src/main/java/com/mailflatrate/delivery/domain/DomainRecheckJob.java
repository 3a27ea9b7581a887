package com.mailflatrate.delivery.domain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.database.Lanes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Looks at every domain again: a new one every ten minutes for two weeks, a verified one every four
 * hours.
 */
@Component
class DomainRecheckJob {

    private static final Duration USUAL = Duration.ofHours(4);
    private static final Duration SOON = Duration.ofMinutes(9);
    private static final Duration YOUNG = Duration.ofDays(14);
    private static final int ROWS = 200;

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

    /** Which domains are due. */
    @Component
    static class StaleDomains {

        private final DomainStore store;
        private final InstantSource clock;

        StaleDomains(DomainStore store, InstantSource clock) {
            this.store = store;
            this.clock = clock;
        }

        @EngineTransactional(readOnly = true)
        List<DomainStore.Stale> list() {
            Instant now = clock.instant();
            return store.stale(now.minus(USUAL), now.minus(SOON), now.minus(YOUNG), ROWS);
        }
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
