package com.mailflatrate.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.ledger.witness.Witnesses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When owners become witnesses. */
@Configuration
class WitnessJob {

    @Bean
    RecurringTask<Void> tellWitnesses(WitnessLetters letters, Witnesses witnesses) {
        return Tasks.recurring("notice-tell-witnesses", FixedDelay.ofHours(1))
                .execute((instance, context) -> witnesses.waiting().forEach(letters::tell));
    }
}
