package com.mailflatrate.senderdomain;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.mailflatrate.mail.dkim.DkimKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Turns DKIM keys, twice a day. */
@Component
public class KeyTurnJob {

    private final KeyTurns turns;

    KeyTurnJob(KeyTurns turns) {
        this.turns = turns;
    }

    /** Renews what has done its turn first, so that it is published for long before its next. */
    public void run() {
        turns.worn().forEach(worn -> turns.renew(worn, DkimKey.generate()));
        turns.renewPlatform();
        turns.turn();
    }

    /** The schedule. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        RecurringTask<Void> keyTurns(KeyTurnJob job) {
            return Tasks.recurring("senderdomain.key-turns", FixedDelay.ofHours(12))
                    .execute((instance, context) -> job.run());
        }
    }
}
