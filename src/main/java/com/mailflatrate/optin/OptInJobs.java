package com.mailflatrate.optin;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.optin.steps.Guard;
import com.mailflatrate.optin.steps.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the double opt-in does by itself. */
@Configuration
class OptInJobs {

    /** Registrations that were delayed, or left behind. */
    @Bean
    RecurringTask<Void> askWhoWaits(Asking asking) {
        return Tasks.recurring("consent-ask-who-waits", FixedDelay.ofSeconds(10))
                .execute((instance, context) -> asking.all());
    }

    /** How far visitors of forms came. */
    @Bean
    RecurringTask<Void> writeSteps(Steps steps) {
        return Tasks.recurring("consent-write-steps", FixedDelay.ofSeconds(5))
                .execute((instance, context) -> steps.write());
    }

    /** Forms that bring addresses nobody confirms. */
    @Bean
    RecurringTask<Void> guardForms(Guard guard) {
        return Tasks.recurring("consent-guard-forms", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> guard.judge());
    }

    /** Who did not confirm is forgotten. */
    @Bean
    RecurringTask<Void> forgetUnconfirmed(Forgetting forgetting, Held held) {
        return Tasks.recurring("consent-forget-unconfirmed", FixedDelay.ofMinutes(10))
                .execute(
                        (instance, context) -> {
                            boolean more = true;
                            while (more) {
                                more =
                                        forgetting.unconfirmed(held)
                                                | forgetting.registrations(held);
                            }
                            forgetting.hashes();
                        });
    }
}
